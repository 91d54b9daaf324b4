-- newslint in Neovim, 0.7 and later: diagnostics as you type, fixes as code actions.
--
--   require("newslint").setup()                                 -- the usual
--   require("newslint").setup({ cmd = { "/path/to/newslint", "lsp" } })
--   require("newslint").setup({ settings = { ignore = { "boilerplate" } } })

local M = {}

M.options = {
  cmd = { "newslint", "lsp" },
  filetypes = { "text", "markdown", "html" },
  -- A folder with one of these is the root of a workspace.
  root = { "newslint.toml", "pyproject.toml", ".git" },
  -- Keys as in newslint.toml; they win over the file.
  settings = vim.empty_dict(),
}

-- Return the folder that a buffer's settings count from.
local function root_of(buffer)
  local folder = vim.fn.fnamemodify(vim.api.nvim_buf_get_name(buffer), ":p:h")
  local here = folder
  while true do
    for _, name in ipairs(M.options.root) do
      if vim.loop.fs_stat(here .. "/" .. name) then
        return here
      end
    end
    local above = vim.fn.fnamemodify(here, ":h")
    if above == here then
      return folder
    end
    here = above
  end
end

local clients = {} -- by root, where Neovim does not keep them itself

-- Start the server for a buffer, or give the buffer to the one that runs.
function M.attach(buffer)
  if vim.bo[buffer].buftype ~= "" then
    return
  end
  local root = root_of(buffer)
  local config = {
    name = "newslint",
    cmd = M.options.cmd,
    root_dir = root,
    workspace_folders = { { uri = vim.uri_from_fname(root), name = root } },
    settings = { newslint = { settings = M.options.settings } },
    init_options = { settings = M.options.settings },
    capabilities = vim.lsp.protocol.make_client_capabilities(),
  }
  if vim.lsp.start then
    vim.lsp.start(config, { bufnr = buffer })
    return
  end
  local running = clients[root]
  if not running or vim.lsp.client_is_stopped(running) then
    clients[root] = vim.lsp.start_client(config)
  end
  if clients[root] then
    vim.lsp.buf_attach_client(buffer, clients[root])
  end
end

-- Send a command of the server's: "newslint.lintWorkspace" and the like.
function M.command(name, arguments, buffer)
  local params = { command = name, arguments = arguments or {} }
  vim.lsp.buf_request(buffer or 0, "workspace/executeCommand", params, function() end)
end

function M.setup(options)
  M.options = vim.tbl_extend("force", M.options, options or {})
  local group = vim.api.nvim_create_augroup("newslint", { clear = true })
  vim.api.nvim_create_autocmd("FileType", {
    group = group,
    pattern = M.options.filetypes,
    callback = function(event)
      M.attach(event.buf)
    end,
  })
  vim.api.nvim_create_user_command("NewslintWorkspace", function()
    M.command("newslint.lintWorkspace")
  end, { desc = "Lint all stories of the workspace" })
end

return M
