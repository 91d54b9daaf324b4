" newslint in Vim: :Newslint [path ...] puts what it finds in the quickfix list.

if exists('g:loaded_newslint')
  finish
endif
let g:loaded_newslint = 1

" The command to run, as a list.
let g:newslint_command = get(g:, 'newslint_command', ['newslint'])

" Return the byte column of the character before which {count} others stand.
function! s:Bytes(line, count) abort
  let bytes = byteidxcomp(a:line, a:count)
  return bytes < 0 ? len(a:line) + 1 : bytes + 1
endfunction

" Return a finding as the quickfix list has it. newslint counts characters, Vim bytes.
function! s:Item(finding, lines) abort
  let first = get(a:lines, a:finding.line - 1, '')
  let last = get(a:lines, a:finding.end_line - 1, '')
  return {
        \ 'filename': a:finding.path,
        \ 'lnum': a:finding.line,
        \ 'col': s:Bytes(first, a:finding.column - 1),
        \ 'end_lnum': a:finding.end_line,
        \ 'end_col': s:Bytes(last, a:finding.end_column - 1),
        \ 'type': toupper(a:finding.severity[0]),
        \ 'text': a:finding.message . ' [' . a:finding.rule . ']',
        \ }
endfunction

" Lint files and show what is found.
function! s:Newslint(...) abort
  let paths = a:0 ? copy(a:000) : [expand('%')]
  let words = g:newslint_command + ['--format', 'jsonl', '--'] + paths
  let output = systemlist(join(map(copy(words), 'shellescape(v:val)')))
  let items = []
  let texts = {}
  for line in output
    if line[0] !=# '{'
      call add(items, {'text': line, 'type': 'E'})
      continue
    endif
    let finding = json_decode(line)
    if !has_key(texts, finding.path)
      let texts[finding.path] = readfile(finding.path)
    endif
    call add(items, s:Item(finding, texts[finding.path]))
  endfor
  call setqflist([], ' ', {'title': 'newslint', 'items': items})
  cwindow
endfunction

command! -nargs=* -complete=file Newslint call s:Newslint(<f-args>)
