import assert from "node:assert/strict";
import { chmodSync, mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { test } from "node:test";
import { candidates, find, install, interpreterOf, trouble } from "../src/command";
import { newslint } from "./real";

const places = { path: "", folders: [], storage: "/nowhere/at/all", search: "" };

function folder(): string {
  return mkdtempSync(join(tmpdir(), "newslint-"));
}

test("the path that is set is the only one tried", () => {
  assert.deepEqual([...candidates({ ...places, path: "/x/newslint", search: "/bin" })], ["/x/newslint"]);
});

test("the workspace comes before the search path, what was installed last", () => {
  const search = ["/a", "/b"].join(delimiter);
  assert.deepEqual(
    [...candidates({ ...places, folders: ["/w"], search })].map((each) => dirname(dirname(each))),
    ["/w/.venv", "/", "/", "/nowhere/at/all/environment"],
  );
});

test("the real one is found", async () => {
  const search = ["/none", dirname(newslint)].join(delimiter);
  assert.deepEqual(await find({ ...places, search }), { command: newslint });
});

test("there is none, and it says so only if one was named", async () => {
  assert.deepEqual(await find(places), { problem: undefined });
  assert.match((await find({ ...places, path: "/x/newslint" })).problem ?? "", /no \/x\/newslint/);
});

test("one that cannot serve is passed over, and its last words are kept", async () => {
  const broken = folder();
  const program = join(broken, "newslint");
  writeFileSync(program, "#!/bin/sh\necho 'it is broken' >&2; exit 2\n");
  chmodSync(program, 0o755);
  assert.match((await trouble(program)) ?? "", /it is broken$/);
  const search = [broken, dirname(newslint)].join(delimiter);
  assert.deepEqual(await find({ ...places, search }), { command: newslint });
  assert.match((await find({ ...places, search: broken })).problem ?? "", /it is broken$/);
});

test("a Python that there is not is an error in words", async () => {
  await assert.rejects(interpreterOf("/no/python"), /\/no\/python is not Python 3\.11 or later/);
});

const wheel = process.env["NEWSLINT_WHEEL"];

test("a virtual environment is made", { skip: !wheel && "NEWSLINT_WHEEL is not set" }, async () => {
  const storage = folder();
  mkdirSync(storage, { recursive: true });
  const command = await install(storage, process.env["PYTHON"] ?? "", `${wheel}[lsp]`);
  assert.equal(await trouble(command), undefined);
  assert.deepEqual(await find({ ...places, storage }), { command });
});

test("what cannot be installed is an error in words", async () => {
  await assert.rejects(
    install(folder(), process.env["PYTHON"] ?? "", "/no/such/newslint.whl"),
    /pip install.*newslint\.whl: .+/,
  );
});
