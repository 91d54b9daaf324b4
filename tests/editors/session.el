;; Open a story in batch mode, wait for its diagnostics, apply a code action, and write
;; down what became of the buffer.  -*- lexical-binding: t -*-

(require 'package)
(package-initialize) ; Eglot is a package before Emacs 29
(require 'json)
(add-to-list 'load-path (getenv "NEWSLINT_PLUGIN"))
(require 'newslint)
(setq newslint-command (split-string (getenv "NEWSLINT_COMMAND") "\n")
      eglot-sync-connect 60
      eglot-autoshutdown t)

(defun until (ready)
  "Wait until READY returns something, and return it."
  (let ((end (time-add nil 60)) found)
    (while (and (not (setq found (funcall ready))) (time-less-p nil end))
      (accept-process-output nil 0.05))
    found))

(defun named (diagnostic)
  "Return where DIAGNOSTIC is and what it says."
  (list (flymake-diagnostic-beg diagnostic)
        (flymake-diagnostic-end diagnostic)
        (substring-no-properties (flymake-diagnostic-text diagnostic))))

(find-file "story.txt")
(text-mode)
(newslint-ensure)
(run-hooks 'post-command-hook) ; which runs after each command, but not in batch mode
(flymake-mode 1)
(let* ((shown (progn (until #'flymake-diagnostics)
                     (mapcar #'named (flymake-diagnostics))))
       (before (buffer-chars-modified-tick))
       (outline (imenu--make-index-alist t))
       offered)
  (when shown
    (goto-char (caar shown))
    (cl-letf (((symbol-function 'completing-read)
               (lambda (_prompt items &rest _)
                 (setq offered (mapcar (lambda (item) (if (consp item) (car item) item))
                                       (all-completions "" items)))
                 (car offered))))
      (let ((last-nonmenu-event t))
        (eglot-code-actions (caar shown) (cadar shown) nil t)))
    (until (lambda () (> (buffer-chars-modified-tick) before))))
  (eglot--signal-textDocument/didChange)
  (until (lambda () (null (flymake-diagnostics))))
  (let ((report `((shown . ,(vconcat (mapcar #'vconcat shown)))
                  (offered . ,(vconcat offered))
                  (outline . ,(length outline))
                  (text . ,(buffer-string))
                  (clean . ,(if (flymake-diagnostics) :json-false t)))))
    (with-temp-file "report.json"
      (set-buffer-file-coding-system 'utf-8)
      (insert (json-encode report))))
  (set-buffer-modified-p nil))
(kill-emacs 0)
