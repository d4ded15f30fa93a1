"""What a thumb cannot hit: run in the page, it lists every target that is too small."""

from __future__ import annotations

LEAST = 44  # px, both ways: WCAG 2.2, 2.5.5 Target Size (Enhanced)

# A link in a sentence is as high as its line, as the same rule allows; a field's label counts
# as the field; what can only be reached by keyboard is not for thumbs.
TOO_SMALL = f"""() => {{
  const inSentence = (e) => getComputedStyle(e).display === "inline" && e.tagName === "A"
    && [...e.parentElement.childNodes].some((n) => n.nodeType === 3 && n.textContent.trim().length > 2);
  const box = (e) => {{
    const label = e.matches("input") && ["checkbox", "radio"].includes(e.type) && e.closest("label");
    return (label || e).getBoundingClientRect();
  }};
  return [...document.querySelectorAll("a[href], button, summary, input, select, textarea")]
    .filter((e) => e.type !== "hidden" && e.checkVisibility({{ visibilityProperty: true }}))
    .filter((e) => !e.closest(".hidden, .skip") && !inSentence(e))
    .filter((e) => box(e).height && (box(e).height < {LEAST} - .5 || box(e).width < {LEAST} - .5))
    .map((e) => `${{e.tagName}}.${{e.className}} in ${{e.parentElement.tagName}}.${{e.parentElement.className}}: `
      + `${{(e.innerText || e.name || e.ariaLabel || "").trim().slice(0, 24)}} ${{Math.round(box(e).width)}}×${{Math.round(box(e).height)}}`);
}}"""
