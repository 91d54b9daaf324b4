// The newslint that the tests run: NEWSLINT, or the one of this repository.
import { join } from "node:path";

export const newslint = process.env["NEWSLINT"] ?? join(process.cwd(), "..", "..", ".venv", "bin", "newslint");
