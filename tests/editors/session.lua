-- Open a story, wait for its diagnostics, apply a code action, and write down what
-- became of the buffer. Called with the folder of the plugin and the server's command.
local folder, command = vim.env.NEWSLINT_PLUGIN, vim.split(vim.env.NEWSLINT_COMMAND, "\n")
local report = {}

local function finish()
  local file = assert(io.open("report.json", "w"))
  file:write(vim.fn.json_encode(report))
  file:close()
  vim.cmd("qa!")
end

local function step(name, ready)
  report[name] = vim.wait(60000, ready, 20)
  if not report[name] then
    finish()
  end
end

vim.opt.runtimepath:append(folder)
vim.cmd("filetype on")
require("newslint").setup({ cmd = command })
vim.cmd("edit story.txt")
step("linted", function()
  return #vim.diagnostic.get(0) > 0
end)
local diagnostic = vim.diagnostic.get(0)[1]
report.diagnostic = {
  code = diagnostic.code or diagnostic.user_data.lsp.code,
  line = diagnostic.lnum,
  from = diagnostic.col,
  to = diagnostic.end_col,
}

vim.ui.select = function(items, options, choose)
  report.offered = vim.tbl_map(function(item)
    return (options.format_item or tostring)(item)
  end, items)
  choose(items[1], 1)
end
vim.api.nvim_win_set_cursor(0, { diagnostic.lnum + 1, diagnostic.col })
local before = vim.b.changedtick
vim.lsp.buf.code_action()
step("changed", function()
  return vim.b.changedtick > before
end)
report.text = table.concat(vim.api.nvim_buf_get_lines(0, 0, -1, true), "\n") .. "\n"
step("clean", function()
  return #vim.diagnostic.get(0) == 0
end)
finish()
