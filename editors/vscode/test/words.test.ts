import assert from "node:assert/strict";
import { test } from "node:test";
import { initialization, selector } from "../src/options";
import { partLine, spoken, status, summary } from "../src/words";

test("the status bar counts what there is", () => {
  const none = { errors: 0, warnings: 0, notes: 0 };
  assert.equal(status(none), "$(check) newslint");
  assert.equal(spoken(none), "newslint: nothing to say");
  assert.equal(status({ errors: 2, warnings: 0, notes: 1 }), "newslint $(error) 2 $(info) 1");
  assert.equal(spoken({ errors: 1, warnings: 2, notes: 0 }), "newslint: 1 error, 2 warnings in this story");
});

test("ten errors are not none", () => {
  assert.equal(spoken({ errors: 10, warnings: 0, notes: 0 }), "newslint: 10 errors in this story");
});

test("a part is shown in one line", () => {
  const line = partLine({ part: "lead", text: "One\n  two " + "x".repeat(200), line: 3 });
  assert.equal(line.label, "lead");
  assert.ok(line.description.startsWith("One two x") && line.description.length === 100);
  assert.equal(line.line, 3);
});

test("what a lint of the workspace came to", () => {
  assert.equal(summary(1, 0), "newslint: 0 findings in 1 story");
  assert.equal(summary(2, 1), "newslint: 1 finding in 2 stories");
});

test("the server gets the settings that are its own", () => {
  const all: Record<string, unknown> = { path: "/bin/x", config: "", settings: { ignore: ["a"] } };
  assert.deepEqual(initialization((name) => all[name]), {
    config: "",
    settings: { ignore: ["a"] },
    workspaceDiagnostics: undefined,
  });
  assert.ok(selector().some(({ scheme, language }) => scheme === "untitled" && language === "plaintext"));
});
