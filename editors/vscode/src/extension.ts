// The front in VS Code: starts the server, and shows what it says.
import * as vscode from "vscode";
import { LanguageClient } from "vscode-languageclient/node";
import { find, install } from "./command";
import { initialization, selector } from "./options";
import { partLine, spoken, status, summary, type Counts, type Part } from "./words";

let client: LanguageClient | undefined;
let bar: vscode.StatusBarItem;
const pages = new Map<string, string>();

export async function activate(context: vscode.ExtensionContext): Promise<void> {
  bar = vscode.window.createStatusBarItem("newslint", vscode.StatusBarAlignment.Right);
  bar.name = "newslint";
  bar.command = "workbench.actions.view.problems";
  const commands: Record<string, () => unknown> = {
    "newslint.workspace": lintWorkspace,
    "newslint.showParts": showParts,
    "newslint.explainRule": explainRule,
    "newslint.install": () => installed(context),
    "newslint.restart": () => restart(context),
  };
  context.subscriptions.push(
    bar,
    ...Object.entries(commands).map(([id, run]) => vscode.commands.registerCommand(id, run)),
    vscode.workspace.registerTextDocumentContentProvider("newslint", {
      provideTextDocumentContent: (uri) => pages.get(uri.path) ?? "",
    }),
    vscode.languages.onDidChangeDiagnostics(count),
    vscode.window.onDidChangeActiveTextEditor(count),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration("newslint.path")) {
        void restart(context);
      }
    }),
  );
  await start(context);
}

export async function deactivate(): Promise<void> {
  await client?.stop();
}

async function start(context: vscode.ExtensionContext): Promise<void> {
  const settings = vscode.workspace.getConfiguration("newslint");
  const folders = vscode.workspace.isTrusted ? (vscode.workspace.workspaceFolders ?? []) : [];
  const { command, problem } = await find({
    path: settings.get("path", ""),
    folders: folders.map((folder) => folder.uri.fsPath),
    storage: context.globalStorageUri.fsPath,
    search: process.env["PATH"] ?? "",
  });
  if (command === undefined) {
    void offer(context, problem);
    return;
  }
  const started = new LanguageClient(
    "newslint",
    "newslint",
    { command, args: ["lsp"] },
    {
      documentSelector: selector(),
      initializationOptions: initialization((name) => settings.get(name)),
    },
  );
  try {
    await started.start();
  } catch (error) {
    void vscode.window.showErrorMessage(`newslint did not start. ${(error as Error).message}`);
    return;
  }
  client = started;
  count();
}

async function restart(context: vscode.ExtensionContext): Promise<void> {
  await client?.stop();
  client = undefined;
  await start(context);
}

/** Ask whether newslint may be installed, and do so only on a yes. */
async function offer(context: vscode.ExtensionContext, problem?: string): Promise<void> {
  const what = problem ? `newslint cannot serve this editor (${problem}).` : "newslint is not installed.";
  const answer = await vscode.window.showInformationMessage(
    `${what} Install it, with pip, in a virtual environment that only this extension uses?`,
    "Install",
    "Choose a newslint",
  );
  if (answer === "Install") {
    await installed(context);
  } else if (answer !== undefined) {
    await vscode.commands.executeCommand("workbench.action.openSettings", "newslint.path");
  }
}

async function installed(context: vscode.ExtensionContext): Promise<void> {
  const python = vscode.workspace.getConfiguration("newslint").get("python", "");
  const where = vscode.ProgressLocation.Notification;
  try {
    await vscode.window.withProgress({ location: where, title: "Installing newslint" }, () =>
      install(context.globalStorageUri.fsPath, python),
    );
  } catch (error) {
    void vscode.window.showErrorMessage(`newslint was not installed. ${(error as Error).message}`);
    return;
  }
  await restart(context);
}

/** Send a command to the server; undefined if there is none. */
async function ask<T>(command: string, ...args: unknown[]): Promise<T | undefined> {
  if (!client) {
    void vscode.window.showWarningMessage("newslint is not running; see newslint: Install or Update.");
    return undefined;
  }
  return client.sendRequest("workspace/executeCommand", { command, arguments: args });
}

async function lintWorkspace(): Promise<void> {
  const counts = await ask<{ documents: number; findings: number }>("newslint.lintWorkspace");
  if (counts) {
    void vscode.window.showInformationMessage(summary(counts.documents, counts.findings));
  }
}

async function showParts(): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  if (!editor) {
    return;
  }
  const parts = await ask<Part[]>("newslint.storyParts", editor.document.uri.toString());
  const picked = await vscode.window.showQuickPick(parts?.map(partLine) ?? [], {
    title: "The parts of this story",
    matchOnDescription: true,
  });
  if (picked) {
    const place = new vscode.Position(picked.line, 0);
    editor.selection = new vscode.Selection(place, place);
    editor.revealRange(new vscode.Range(place, place), vscode.TextEditorRevealType.InCenter);
  }
}

async function explainRule(): Promise<void> {
  const rules = await ask<{ id: string; summary: string }[]>("newslint.rules");
  const picked = await vscode.window.showQuickPick(
    rules?.map(({ id, summary }) => ({ label: id, description: summary })) ?? [],
    { title: "Explain a rule", matchOnDescription: true },
  );
  const page = picked && (await ask<string | null>("newslint.explain", picked.label));
  if (picked && page) {
    const uri = vscode.Uri.from({ scheme: "newslint", path: `/${picked.label}.md` });
    pages.set(uri.path, page);
    await vscode.commands.executeCommand("markdown.showPreview", uri);
  }
}

/** Show in the status bar how many findings the story in hand has. */
function count(): void {
  const document = vscode.window.activeTextEditor?.document;
  if (!client || !document || vscode.languages.match(selector(), document) === 0) {
    bar.hide();
    return;
  }
  const counts: Counts = { errors: 0, warnings: 0, notes: 0 };
  for (const each of vscode.languages.getDiagnostics(document.uri)) {
    if (each.source === "newslint") {
      const kind = (["errors", "warnings", "notes", "notes"] as const)[each.severity];
      counts[kind ?? "notes"] += 1;
    }
  }
  bar.text = status(counts);
  bar.tooltip = spoken(counts);
  bar.accessibilityInformation = { label: spoken(counts) };
  bar.show();
}
