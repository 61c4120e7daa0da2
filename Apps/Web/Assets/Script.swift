/// Pages work without it: it only saves steps.
enum Script {
    static let text = [
        opening, storing, forms, keys, choosing, ScriptTyped.text, ScriptNews.text, focus, closing,
    ].joined(separator: "\n")

    private static let opening = #"""
        "use strict";
        (() => {
          const $ = (selector, root = document) => root.querySelector(selector);
          const all = (selector, root = document) => Array.from(root.querySelectorAll(selector));

        """#

    private static let storing = #"""
          // What a browser keeps, and what a tab; some keep nothing.
          const kept = (name, store) => { try { return store.getItem(name); } catch { return null; } };
          const keep = (name, value, store) => { try { store.setItem(name, value); } catch { /* For this page alone. */ } };

        """#

    private static let forms = #"""
          // A form that is on its way is not sent again.
          document.addEventListener("submit", (event) => {
            const form = event.target;
            if (form.dataset.sent) { event.preventDefault(); return; }
            form.dataset.sent = "1";
            setTimeout(() => { delete form.dataset.sent; }, 4000);
          });

        """#

    private static let keys = #"""
          // Keys for lists: j and k go down and up, Enter opens, l logs, / searches. They can be switched off, and do
          // nothing while something outside of a list has the focus.
          const KEYS = "rapport-keys";
          let hasKeys = kept(KEYS, localStorage) !== "off";
          for (const part of all("[data-switching]")) {
            const box = $("input", part);
            part.hidden = false;
            box.checked = hasKeys;
            box.addEventListener("change", () => {
              hasKeys = box.checked;
              keep(KEYS, hasKeys ? "on" : "off", localStorage);
            });
          }
          const isFree = (element) => element === document.body || element.id === "main" || element.closest("[data-keys]");
          document.addEventListener("keydown", (event) => {
            if (event.ctrlKey || event.metaKey || event.altKey) return;
            const typing = event.target.closest("input, textarea, select");
            if (event.key === "Escape" && typing) { event.target.blur(); return; }
            if (typing || !hasKeys || !isFree(event.target)) return;
            if (event.key === "/") {
              const box = $("input[type=search]");
              if (box) { event.preventDefault(); box.focus(); }
              return;
            }
            const rows = all("[data-keys]");
            if (!rows.length) return;
            const at = rows.findIndex((row) => row.contains(document.activeElement));
            const go = (index) => {
              const link = $("a.customer", rows[Math.max(0, Math.min(rows.length - 1, index))]);
              if (link) { event.preventDefault(); link.focus(); }
            };
            if (event.key === "j") go(at + 1);
            else if (event.key === "k") go(at - 1);
            else if (event.key === "l" && at >= 0) {
              const link = $("a.log", rows[at]);
              if (link) { event.preventDefault(); link.click(); }
            }
          });

        """#

    private static let choosing = #"""
          // All or none.
          for (const box of all("[data-all]")) {
            box.hidden = false;
            box.addEventListener("change", () => {
              for (const other of all(`input[name="${box.dataset.all}"]`)) other.checked = box.checked;
            });
          }

        """#

    private static let focus = #"""
          // The form that was refused, or the one that is asked for, is where one goes on.
          const wrong = $("[aria-invalid=true]");
          if (wrong) wrong.focus();
        """#

    private static let closing = "})();\n"
}
