// The real server, spoken to with the JSON-RPC library that VS Code’s client uses.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";
import {
  createProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
  type ProtocolConnection,
} from "vscode-languageserver-protocol/node";
import { initialization } from "../src/options";
import type { Part } from "../src/words";
import { newslint } from "./real";

const folder = mkdtempSync(join(tmpdir(), "newslint-"));
const uri = pathToFileURL(join(folder, "story.txt")).href;
const text = "😀 Talks end\n\nHe met President Xi Jinping Xi on Tuesday, and it went well.\n";
const server = spawn(newslint, ["lsp"], { cwd: folder });
let connection: ProtocolConnection;

interface Action {
  title: string;
  edit?: { documentChanges: { textDocument: { version: number }; edits: Edit[] }[] };
}

interface Edit {
  range: { start: Place; end: Place };
  newText: string;
}

interface Place {
  line: number;
  character: number;
}

before(async () => {
  connection = createProtocolConnection(
    new StreamMessageReader(server.stdout),
    new StreamMessageWriter(server.stdin),
  );
  connection.listen();
  const settings: Record<string, unknown> = { settings: { ignore: ["boilerplate"] }, workspaceDiagnostics: false };
  const { capabilities } = await connection.sendRequest<{ capabilities: Record<string, unknown> }>("initialize", {
    processId: process.pid,
    rootUri: pathToFileURL(folder).href,
    capabilities: {
      general: { positionEncodings: ["utf-16"] },
      workspace: { workspaceEdit: { documentChanges: true } },
      textDocument: { diagnostic: {} },
    },
    initializationOptions: initialization((name) => settings[name]),
  });
  assert.equal(capabilities["positionEncoding"], "utf-16");
  assert.deepEqual(capabilities["diagnosticProvider"], {
    identifier: "newslint",
    interFileDependencies: false,
    workspaceDiagnostics: false,
  });
  await connection.sendNotification("initialized", {});
  await connection.sendNotification("textDocument/didOpen", {
    textDocument: { uri, languageId: "plaintext", version: 1, text },
  });
});

after(async () => {
  await connection.sendRequest("shutdown");
  await connection.sendNotification("exit");
  await new Promise((done) => server.once("exit", done));
  assert.equal(server.exitCode, 0);
});

/** Return what `range` marks; lines of a JavaScript string count in UTF-16, too. */
function marked(source: string, { start, end }: Edit["range"]): string {
  assert.equal(start.line, end.line);
  return (source.split("\n")[start.line] ?? "").slice(start.character, end.character);
}

async function pulled(): Promise<{ code: string; range: Edit["range"] }[]> {
  const report = await connection.sendRequest<{ items: { code: string; range: Edit["range"] }[] }>(
    "textDocument/diagnostic",
    { textDocument: { uri } },
  );
  return report.items;
}

test("diagnostics stand where they should", async () => {
  const found = await pulled();
  const echo = found.find(({ code }) => code === "repetition/surname-echo");
  assert.ok(echo);
  assert.equal(marked(text, echo.range), "Xi Jinping Xi");
});

test("a fix is offered, and cures", async () => {
  const [echo] = (await pulled()).filter(({ code }) => code === "repetition/surname-echo");
  const actions = await connection.sendRequest<Action[]>("textDocument/codeAction", {
    textDocument: { uri },
    range: echo?.range,
    context: { diagnostics: [] },
  });
  const fix = actions.find(({ title }) => title.startsWith("Change"));
  const [change] = fix?.edit?.documentChanges ?? [];
  assert.equal(change?.textDocument.version, 1);
  const changes = change?.edits.map(({ range, newText }) => ({ range, text: newText }));
  await connection.sendNotification("textDocument/didChange", {
    textDocument: { uri, version: 2 },
    contentChanges: changes,
  });
  assert.ok(!(await pulled()).some(({ code }) => code === "repetition/surname-echo"));
});

test("the commands of the palette are answered", async () => {
  const ask = <T>(command: string, ...args: unknown[]): Promise<T> =>
    connection.sendRequest("workspace/executeCommand", { command, arguments: args });
  const parts = await ask<Part[]>("newslint.storyParts", uri);
  assert.deepEqual(
    parts.map(({ part, line }) => [part, line]),
    [
      ["headline", 0],
      ["lead", 2],
    ],
  );
  const rules = await ask<{ id: string; summary: string }[]>("newslint.rules");
  assert.ok(rules.length > 50 && rules.every(({ id, summary }) => id.includes("/") && summary));
  assert.match(await ask<string>("newslint.explain", "repetition/surname-echo"), /^## surname-echo/);
  writeFileSync(join(folder, "story.txt"), text);
  const counts = await ask<{ documents: number }>("newslint.lintWorkspace");
  assert.equal(counts.documents, 1);
});
