"use strict";

/*
 * What Gradio's page lacks: it is French whatever the browser's language, and it can be used without a mouse or
 * a screen. Loaded before Gradio's own scripts.
 */
(() => {
  // Gradio speaks the browser's language; the page is French.
  Object.defineProperty(Navigator.prototype, "language", { get: () => "fr" });
  Object.defineProperty(Navigator.prototype, "languages", { get: () => ["fr"] });

  const NARROW = window.matchMedia("(width < 56.25rem)");
  const CALM = window.matchMedia("(prefers-reduced-motion: reduce)");
  const INCIDENT =
    "Le service ne répond pas ou est très sollicité. Attendez quelques secondes, puis posez de nouveau votre question.";

  const INTERRUPTED =
    "La réponse a été interrompue : le service ne répond plus. Dès qu’il sera revenu, cette page se rechargera avec votre question.";

  const announced = new Set();
  let announcer;
  let incident;
  let lastNotice = "";
  let hasScrolled = false;

  const find = (selector) => document.querySelector(selector);
  const field = () => find("#question textarea");

  /** Set an attribute only where it differs: the observer below would otherwise wake itself for ever. */
  function set(element, name, value) {
    if (element && element.getAttribute(name) !== value) {
      element.setAttribute(name, value);
    }
  }

  function announce(text) {
    announcer.textContent = text;
  }

  function makeRegion(id, role, className) {
    const region = document.createElement("div");
    region.id = id;
    region.className = className;
    region.setAttribute("role", role);
    document.body.append(region);
    return region;
  }

  /** Tell of incidents above the field, where the eyes are, as soon as there is a field. */
  function placeIncident() {
    const place = find("#saisie");
    if (place && place.firstElementChild !== incident) {
      place.prepend(incident);
    }
  }

  /** Label what Gradio labels in English, and silence the regions that would read every sentence as it grows. */
  function tidy() {
    set(document.documentElement, "lang", "fr");
    set(field(), "aria-label", "Votre question"); // the label holds the button too, and would be its name
    const log = find("#fil [role=log]");
    set(log, "aria-label", "Conversation");
    set(log, "tabindex", "0");
    for (const region of document.querySelectorAll("gradio-app :is([role=log], [role=status], [aria-live])")) {
      set(region, "aria-live", "off");
    }
    for (const element of document.querySelectorAll("#fil :is([data-testid], [role=status])[aria-label]")) {
      element.removeAttribute("aria-label");
    }
    for (const element of document.querySelectorAll(".deco")) {
      set(element, "aria-hidden", "true");
    }
  }

  /** Bring a question to the top of the conversation, unless the reader has gone elsewhere since asking. */
  function showTurn(question) {
    if (!hasScrolled) {
      question.scrollIntoView({ block: "start", behavior: CALM.matches ? "auto" : "smooth" });
    }
  }

  /** Announce at most: the search, then the whole answer once. */
  function follow() {
    const turns = document.querySelectorAll("#fil .tour");
    if (!turns.length) {
      announced.clear();
      return;
    }
    const last = turns[turns.length - 1];
    const question = [...document.querySelectorAll("#fil .tour-question")].pop();
    const key = question ? question.id : "";
    if (question && !announced.has(key)) {
      announced.add(key);
      incident.textContent = "";
      hasScrolled = false;
      announce("Recherche dans les actes…");
      showTurn(question);
    }
    const isOver = last.matches(".complet, .tour-panne");
    if (isOver && !announced.has(`${key} fini`)) {
      announced.add(`${key} fini`);
      announce(spoken(last));
      showTurn(question); // only now is there enough below it to scroll that far
    }
  }

  function spoken(turn) {
    const said = [...turn.querySelectorAll(".abstention-titre, .texte, .contact, .panne, .cartes-titre")];
    return `Réponse : ${said.map((part) => part.textContent.trim()).join(". ")}`;
  }

  function notice() {
    const text = find("#avis .prose")?.textContent.trim() ?? "";
    if (text !== lastNotice) {
      lastNotice = text;
      if (text) {
        announce(text);
      }
    }
    if (find(".toast-wrap .toast-body") && !incident.textContent) {
      incident.textContent = isBusy() ? INTERRUPTED : INCIDENT;
      keepQuestion();
    }
  }

  function isBusy() {
    const turns = document.querySelectorAll("#fil .tour");
    const last = turns[turns.length - 1];
    return Boolean(last) && !last.matches(".complet, .tour-panne");
  }

  function write(question) {
    const area = field();
    Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, "value").set.call(area, question);
    area.dispatchEvent(new Event("input", { bubbles: true }));
  }

  function ask(question) {
    write(question);
    field().focus({ preventScroll: true });
    find("#programme .qui").open = !NARROW.matches;
    if (!isBusy()) {
      requestAnimationFrame(() => find("#question .submit-button").click());
    }
  }

  // What is there for screen readers alone would read oddly in a mail; a number goes back into brackets.
  function visibleText(part) {
    const copied = part.cloneNode(true);
    copied.querySelectorAll(".pour-lecteur").forEach((label) => label.remove());
    copied.querySelectorAll(".renvoi").forEach((link) => link.replaceWith(`[${link.textContent}]`));
    document.body.append(copied);
    const text = copied.innerText.trim();
    copied.remove();
    return text;
  }

  async function copy(button) {
    const turn = document.getElementById(button.value);
    const parts = [turn.querySelector(".texte"), ...turn.querySelectorAll(".carte")];
    await navigator.clipboard.writeText(parts.map(visibleText).join("\n\n"));
    announce("Réponse copiée");
    button.textContent = "Réponse copiée";
  }

  function followLink(link) {
    const target = document.getElementById(decodeURIComponent(link.hash.slice(1)));
    const focusable = target?.querySelector("textarea") ?? target;
    focusable?.focus({ preventScroll: true });
    focusable?.scrollIntoView({ block: "nearest", behavior: CALM.matches ? "auto" : "smooth" });
  }

  function clicked(event) {
    const element = event.target.closest?.(".poser, .copier, a[href^='#'], .submit-button, #effacer");
    if (!element) {
      return;
    }
    if (element.matches(".poser")) {
      ask(element.value);
    } else if (element.matches(".copier")) {
      copy(element);
    } else if (element.matches("a")) {
      event.preventDefault();
      followLink(element);
    } else {
      field().focus({ preventScroll: true });
    }
  }

  /** Gradio reloads the page once a service that was lost is back: the question that failed goes with it. */
  function keepQuestion() {
    if (incident.textContent) {
      const asked = [...document.querySelectorAll("#fil .tour-question .question")].pop();
      history.replaceState({ question: field().value || asked?.innerText || "" }, "");
    }
  }

  function giveQuestionBack() {
    if (field() && !incident.textContent && history.state?.question) {
      write(history.state.question);
      history.replaceState(null, "");
    }
  }

  function fold() {
    const programme = find("#programme .qui");
    if (programme) {
      programme.open = !NARROW.matches;
    }
    return Boolean(programme);
  }

  for (const gesture of ["wheel", "touchmove", "keydown"]) {
    document.addEventListener(gesture, () => (hasScrolled = true), { passive: true });
  }
  document.addEventListener("click", clicked);
  document.addEventListener("input", keepQuestion);
  NARROW.addEventListener("change", fold);

  document.addEventListener("DOMContentLoaded", () => {
    announcer = makeRegion("annonces", "status", "pour-lecteur");
    incident = makeRegion("incident", "alert", "");
    let isFolded = false;
    const react = () => {
      isFolded ||= fold();
      placeIncident();
      tidy();
      giveQuestionBack();
      follow();
      notice();
    };
    new MutationObserver(react).observe(document.documentElement, {
      attributeFilter: ["aria-label", "aria-live", "lang"],
      childList: true,
      subtree: true,
    });
    react();
  });
})();
