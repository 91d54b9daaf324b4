;;; newslint.el --- A linter for news copy, by way of Eglot  -*- lexical-binding: t; -*-

;; Package-Requires: ((emacs "26.3") (eglot "1.9"))
;; SPDX-License-Identifier: Apache-2.0

;;; Commentary:

;; (require 'newslint)
;; (add-hook 'text-mode-hook #'newslint-ensure)

;;; Code:

(require 'eglot)

(defgroup newslint nil
  "A linter for news copy."
  :group 'text)

(defcustom newslint-command '("newslint" "lsp")
  "The language server and its arguments."
  :type '(repeat string))

(defcustom newslint-settings nil
  "What goes over newslint.toml: a property list with its keys.
As in (:ignore [\"boilerplate\"] :fail-on \"error\")."
  :type 'plist)

(defcustom newslint-modes '(text-mode markdown-mode html-mode mhtml-mode)
  "The major modes whose buffers hold stories."
  :type '(repeat symbol))

(defun newslint-contact (&rest _)
  "Return how to reach the server."
  (append newslint-command
          (list :initializationOptions
                (if newslint-settings
                    (list :settings newslint-settings)
                  (make-hash-table)))))

(add-to-list 'eglot-server-programs (cons newslint-modes #'newslint-contact))

;;;###autoload
(defun newslint-ensure ()
  "Have newslint read this buffer if it is a file's."
  (when (and buffer-file-name (memq major-mode newslint-modes))
    (eglot-ensure)))

(defun newslint-workspace ()
  "Lint all stories of the workspace together."
  (interactive)
  (eglot-execute-command (eglot--current-server-or-lose)
                         'newslint.lintWorkspace []))

(provide 'newslint)
;;; newslint.el ends here
