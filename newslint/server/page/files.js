// A story from a file: opened, or dropped anywhere on the page.

const FORMATS = { html: "html", htm: "html", xhtml: "html", md: "md", markdown: "md" };

/** Give `take` the text and the format of each file that is opened or dropped. */
export function takeFiles(open, input, take) {
  const load = async (file) => {
    const suffix = file.name.toLowerCase().split(".").at(-1);
    take(decoded(await file.arrayBuffer()), FORMATS[suffix] ?? "txt");
  };
  open.addEventListener("click", () => input.click());
  input.addEventListener("change", () => {
    if (input.files[0]) load(input.files[0]);
    input.value = "";
  });
  addEventListener("dragover", (event) => {
    if (!event.dataTransfer.types.includes("Files")) return;
    event.preventDefault();
    document.body.classList.add("dropping");
  });
  addEventListener("dragleave", (event) => {
    if (!event.relatedTarget) document.body.classList.remove("dropping");
  });
  addEventListener("drop", (event) => {
    document.body.classList.remove("dropping");
    const [file] = event.dataTransfer.files;
    if (!file) return;
    event.preventDefault();
    load(file);
  });
}

/** Decode a file as UTF-8, or as what old newsroom systems write. */
function decoded(data) {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(data);
  } catch {
    return new TextDecoder("windows-1252").decode(data);
  }
}
