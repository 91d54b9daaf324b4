// Which newslint to run, and how to install one. Knows nothing of VS Code.
import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);
const windows = process.platform === "win32";
const name = windows ? "newslint.exe" : "newslint";
const bin = windows ? "Scripts" : "bin";

export interface Places {
  /** What the user's settings name; nothing else is tried then. */
  path: string;
  /** The folders of the workspace, if the user trusts them. */
  folders: readonly string[];
  /** The folder in which this extension keeps its own virtual environment. */
  storage: string;
  /** The search path. */
  search: string;
}

/** Yield the programs that could be newslint, the most particular first. */
export function* candidates(places: Places): Generator<string> {
  if (places.path) {
    yield places.path;
    return;
  }
  for (const folder of places.folders) {
    yield join(folder, ".venv", bin, name);
  }
  for (const folder of places.search.split(delimiter)) {
    if (folder) {
      yield join(folder, name);
    }
  }
  yield join(environment(places.storage), bin, name);
}

/** Return the first newslint that can serve an editor, and what is wrong if none can. */
export async function find(places: Places): Promise<{ command?: string; problem?: string }> {
  let problem: string | undefined;
  for (const command of candidates(places)) {
    if (!existsSync(command)) {
      continue;
    }
    const wrong = await trouble(command);
    if (wrong === undefined) {
      return { command };
    }
    problem ??= wrong;
  }
  return { problem: problem ?? (places.path ? `there is no ${places.path}` : undefined) };
}

/** Return what keeps a newslint from serving an editor, or nothing. */
export async function trouble(command: string): Promise<string | undefined> {
  try {
    // With nothing to read it serves nobody and ends well; without pygls it says so.
    const served = run(command, ["lsp"], { timeout: 30_000 });
    served.child.stdin?.end();
    await served;
    return undefined;
  } catch (error) {
    return `${command}: ${lastLine(error)}`;
  }
}

/** Return the folder of the virtual environment that this extension makes. */
export function environment(storage: string): string {
  return join(storage, "environment");
}

/** Make a virtual environment in `storage` and install `requirement`; return its newslint. */
export async function install(
  storage: string,
  python: string,
  requirement = "newslint[lsp]",
): Promise<string> {
  const interpreter = await interpreterOf(python);
  const folder = environment(storage);
  await attempt(interpreter, ["-m", "venv", folder]);
  const inside = join(folder, bin, windows ? "python.exe" : "python");
  const options = ["--upgrade", "--disable-pip-version-check", "--quiet"];
  await attempt(inside, ["-m", "pip", "install", ...options, requirement]);
  return join(folder, bin, name);
}

/** Return a Python that newslint runs on: `wanted`, or the usual names. */
export async function interpreterOf(wanted: string): Promise<string> {
  for (const each of wanted ? [wanted] : ["python3", "python"]) {
    const asked = "import sys; sys.exit(sys.version_info < (3, 11))";
    const fits = await run(each, ["-c", asked]).then(
      () => true,
      () => false,
    );
    if (fits) {
      return each;
    }
  }
  throw new Error(`${wanted || "python3"} is not Python 3.11 or later; set newslint.python`);
}

async function attempt(command: string, args: string[]): Promise<void> {
  try {
    await run(command, args, { timeout: 600_000 });
  } catch (error) {
    throw new Error(`${command} ${args.join(" ")}: ${lastLine(error)}`);
  }
}

/** Return the last thing that a failed program said, or why it did not run. */
function lastLine(error: unknown): string {
  const said = String((error as { stderr?: string }).stderr ?? "").trim();
  return said.split("\n").at(-1) || String((error as Error).message);
}
