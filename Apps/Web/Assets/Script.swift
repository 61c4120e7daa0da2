/// Pages work without it: it only saves steps.
enum Script {
    static let text = #"""
        "use strict";
        (() => {
          const $ = (selector, root = document) => root.querySelector(selector);
          const all = (selector, root = document) => Array.from(root.querySelectorAll(selector));

          // A form that is on its way is not sent again.
          document.addEventListener("submit", (event) => {
            const form = event.target;
            if (form.dataset.sent) { event.preventDefault(); return; }
            form.dataset.sent = "1";
            setTimeout(() => { delete form.dataset.sent; }, 4000);
          });

          // Keys for lists: j and k go down and up, Enter opens, l logs, / searches.
          document.addEventListener("keydown", (event) => {
            if (event.ctrlKey || event.metaKey || event.altKey) return;
            const typing = event.target.closest("input, textarea, select");
            if (event.key === "Escape" && typing) { event.target.blur(); return; }
            if (typing) return;
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

          // All or none.
          for (const box of all("[data-all]")) {
            box.hidden = false;
            box.addEventListener("change", () => {
              for (const other of all(`input[name="${box.dataset.all}"]`)) other.checked = box.checked;
            });
          }

          // What a colleague changes is told, and shown when nobody is typing.
          const news = $("#news");
          if (document.body.dataset.live === "on" && news && window.EventSource) {
            const source = new EventSource("/events");
            source.addEventListener("changed", (event) => {
              const told = JSON.parse(event.data);
              const shown = all("[data-customer]").map((row) => row.dataset.customer);
              const isHere = !shown.length || !told.customers.length || told.customers.some((key) => shown.includes(key))
                || location.pathname === "/" || location.pathname === "/seas" || location.pathname === "/approvals";
              if (!isHere) return;
              news.classList.add("on");
            });
            window.addEventListener("pagehide", () => source.close());
          }

          // The form that was refused, or the one that is asked for, is where one goes on.
          const wrong = $("[aria-invalid=true]");
          if (wrong) wrong.focus();
        })();
        """#
}
