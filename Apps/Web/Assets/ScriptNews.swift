/// News of what colleagues change.
///
/// A browser opens six connections to a host, over HTTP/1.1, and news keep one busy: of all pages of a browser one listens
/// and tells the others. Who listens is settled by a lock; a page that looks and gets no answer from the listener, because
/// the browser has put that page to sleep, takes the lock. A browser without locks listens only while a page is looked at.
enum ScriptNews {
    static let text = [telling, listening, together, alone, start].joined(separator: "\n")

    private static let telling = #"""
          // What a colleague changes is told.
          const news = $("#news");
          const { live, of } = document.body.dataset;
          const isShown = ({ customer }) => all("[data-customer]").some((row) => row.dataset.customer === customer);
          const concerns = {
            "": () => false,
            shown: isShown,
            owner: (change) => change.owners.includes(of) || isShown(change),
            labels: (change) => change.moved.some((scheme) => of.split(" ").includes(scheme)),
            approvals: (change) => change.asks,
            everything: () => true,
          };
          const mayConcern = (others) => others.length > 0 && live !== "" && (live !== "owner" || others.includes(of));
          const hear = ({ changes, others }) => {
            if (changes.some(concerns[live]) || mayConcern(others)) news.classList.add("on");
          };

        """#

    private static let listening = #"""
          // The connection, while this page is the one that listens.
          let source = null;
          const isListening = () => source !== null && source.readyState !== EventSource.CLOSED;
          const close = () => {
            if (source) source.close();
            source = null;
          };
          const listen = (tell) => {
            close();
            source = new EventSource("/events");
            source.addEventListener("changed", (event) => {
              const told = JSON.parse(event.data);
              hear(told);
              tell(told);
            });
          };

        """#

    private static let together = #"""
          // Milliseconds: how often a page that is looked at asks for the listener, and how long it waits for the answer.
          const PERIOD = 30000, PATIENCE = 2000;

          const listenTogether = () => {
            const channel = new BroadcastChannel("rapport-news");
            let turn = new AbortController(), endTurn = () => {}, silence = 0, isGone = false;
            const listenForAll = () => listen((told) => channel.postMessage({ told }));

            // Listens until the page goes or another takes over; then waits for its turn again.
            const take = async (how) => {
              let isTaken = false;
              try {
                await navigator.locks.request("rapport-news", how, () => new Promise((resolve) => {
                  isTaken = true;
                  endTurn = resolve;
                  listenForAll();
                }));
              } catch { /* Taken over, or the wait was called off. */ }
              if (!isTaken) return;
              close();
              if (!isGone) wait();
            };
            const wait = () => {
              turn = new AbortController();
              take({ signal: turn.signal });
            };
            const takeOver = () => {
              if (source || isGone) return;
              turn.abort();
              take({ steal: true });
            };
            const look = () => {
              if (document.hidden || isGone) return;
              if (source) {
                if (!isListening()) listenForAll();
                return;
              }
              clearTimeout(silence);
              silence = setTimeout(takeOver, PATIENCE);
              channel.postMessage({ ask: true });
            };
            channel.addEventListener("message", ({ data }) => {
              if (data.told) hear(data.told);
              if (data.ask && isListening()) channel.postMessage({ here: true });
              if (data.here) clearTimeout(silence);
            });
            const leave = () => {
              isGone = true;
              clearTimeout(silence);
              turn.abort();
              endTurn();
              close();
            };
            const enter = () => {
              isGone = false;
              wait();
              look();
            };
            window.addEventListener("pagehide", leave);
            window.addEventListener("pageshow", (event) => { if (event.persisted) enter(); });
            document.addEventListener("visibilitychange", look);
            setInterval(look, PERIOD);
            enter();
          };

        """#

    private static let alone = #"""
          const listenWhileSeen = () => {
            const look = () => {
              if (document.hidden) close();
              else if (!isListening()) listen(() => {});
            };
            document.addEventListener("visibilitychange", look);
            window.addEventListener("pagehide", close);
            window.addEventListener("pageshow", look);
            look();
          };

        """#

    private static let start = #"""
          if (live && news && window.EventSource) {
            if (navigator.locks && window.BroadcastChannel) listenTogether();
            else listenWhileSeen();
          }

        """#
}
