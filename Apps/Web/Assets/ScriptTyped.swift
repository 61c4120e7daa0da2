/// What somebody was typing when they looked at what has changed is there again on the page that follows.
enum ScriptTyped {
    static let text = [keeping, restoring].joined(separator: "\n")

    private static let keeping = #"""
          // Fields that are not as the page came.
          // Of one person: in the same tab somebody else may log in.
          const TYPED = `rapport-typed ${$(".who .name")?.textContent ?? ""}`;
          const isTyped = (field) => {
            if (!field.name || ["hidden", "password", "file"].includes(field.type)) return false;
            if (field.matches("select")) return !field.selectedOptions[0]?.defaultSelected;
            return ["checkbox", "radio"].includes(field.type)
              ? field.checked !== field.defaultChecked : field.value !== field.defaultValue;
          };
          const typedFields = () => all("main form[method=post][id]").flatMap((form) => Array.from(form.elements).filter(isTyped));
          const typedBefore = () => JSON.parse(kept(TYPED, sessionStorage) ?? "[]");
          // Beside those of forms that are on other pages.
          const keepTyped = (isKept) => {
            const others = typedBefore().filter(({ form }) => !document.getElementById(form));
            const fields = typedFields().filter((field) => isKept(field.form)).map((field) =>
              ({ form: field.form.id, name: field.name, value: field.value, isChecked: field.checked === true }));
            keep(TYPED, JSON.stringify([...others, ...fields].slice(-50)), sessionStorage);
          };

          // What was typed about a customer is there again when its form is, until it is sent or somebody logs out.
          let sent = null;
          // A field of a form may be called “action”, too.
          const isLogOut = () => sent?.getAttribute("action") === "/logout";
          document.addEventListener("submit", (event) => {
            sent = event.target;
            if (isLogOut()) sessionStorage.removeItem(TYPED);
          });
          // The form in which somebody was when they asked to see what is new.
          const INTERRUPTED = "rapport-interrupted";
          let isInterrupted = false;
          addEventListener("pagehide", () => {
            if (isLogOut() || isInterrupted) return;
            keepTyped((form) => /^(?:log|form|event|snooze|promise)-/.test(form.id) && form !== sent);
          });

          // The card in which somebody was typing stays open.
          const again = $("[data-news]");
          if (again) again.addEventListener("click", (event) => {
            isInterrupted = true;
            keepTyped(() => true);
            keep(INTERRUPTED, typedFields()[0]?.form.id ?? "", sessionStorage);
            const card = typedFields()[0]?.closest("article[id][data-customer]");
            if (!card) return;
            const place = new URL(again.href);
            place.searchParams.set("at", card.dataset.customer);
            place.hash = card.id;
            event.preventDefault();
            history.replaceState(null, "", place);
            location.reload();
          });

        """#

    private static let restoring = #"""
          const restore = ({ form, name, value, isChecked }) => {
            const fields = Array.from(document.getElementById(form)?.elements ?? []).filter((field) => field.name === name);
            for (const field of fields) {
              if (field.type === "radio") field.checked = field.value === value ? isChecked : field.checked;
              else if (field.type === "checkbox") field.checked = isChecked;
              else field.value = value;
              for (let part = field.closest("details"); part; part = part.parentElement.closest("details")) part.open = true;
            }
            return fields.length > 0;
          };
          const left = typedBefore().filter((field) => !restore(field));
          keep(TYPED, JSON.stringify(left), sessionStorage);
          // Forms about a customer stand on its page, too.
          const gone = left.find(({ form }) => form === kept(INTERRUPTED, sessionStorage));
          const ofCustomer = gone && /^(?:log|snooze|promise)-(.+)$/.exec(gone.form);
          sessionStorage.removeItem(INTERRUPTED);
          const notice = $("#kept");
          if (notice && ofCustomer) {
            $("a", notice).href = `/customers/${encodeURIComponent(ofCustomer[1])}`;
            notice.hidden = false;
          }

        """#
}
