" Vim compiler file: newslint for :make, as in :compiler newslint | make %
" Columns are right on lines of plain ASCII before the finding; :Newslint counts all.

if exists('current_compiler')
  finish
endif
let current_compiler = 'newslint'

CompilerSet makeprg=newslint\ --format\ text
CompilerSet errorformat=%f:%l:%c:\ %trror:\ %m,%f:%l:%c:\ %tarning:\ %m,%f:%l:%c:\ %tnfo:\ %m,%-G%.%#
