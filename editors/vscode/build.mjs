// Bundle the extension to dist/, or with --tests the tests to build/.
import { readdirSync } from "node:fs";
import { build } from "esbuild";

const tests = process.argv.includes("--tests");
const shared = { bundle: true, platform: "node", target: "node20", format: "cjs" };

if (tests) {
  const files = readdirSync("test").filter((name) => name.endsWith(".test.ts"));
  await build({
    ...shared,
    entryPoints: files.map((name) => `test/${name}`),
    outdir: "build",
    outExtension: { ".js": ".cjs" },
  });
} else {
  await build({
    ...shared,
    entryPoints: ["src/extension.ts"],
    outfile: "dist/extension.js",
    external: ["vscode"],
    minify: true,
  });
}
