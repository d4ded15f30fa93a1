(() => {
  const found = [];
  const look = (told) => {
    if (Array.isArray(told)) told.forEach(look);
    else if (told && typeof told === "object") {
      if ([].concat(told["@type"]).includes("JobPosting")) found.push(told);
      else if (told["@graph"]) look(told["@graph"]);
    }
  };
  document.querySelectorAll('script[type="application/ld+json"]').forEach((script) => {
    try {
      look(JSON.parse(script.textContent));
    } catch (error) {}
  });
  const job = found[0] || {};
  const where = [].concat(job.jobLocation || job.hiringOrganization || [])[0];
  const address = (where && where.address) || {};
  const country = address.addressCountry;
  const parts = [address.addressLocality, address.addressRegion, (country && country.name) || country];
  const salary = job.baseSalary || {};
  const paid = salary.value && typeof salary.value === "object" ? salary.value : salary;
  const amount = [paid.minValue, paid.maxValue].filter(Boolean).join(" to ") || paid.value || "";
  const decoded = (text) => new DOMParser().parseFromString(text, "text/html").body.textContent;
  const plain = (text) => text.replace(/<(?:br|\/p|\/li|\/h\d)[^>]*>/gi, "\n").replace(/<[^>]*>/g, "");
  let text = "";
  try {
    text = job.description ? plain(String(job.description)) : (document.querySelector("main") || document.body).innerText;
    text = plain(job.description ? decoded(text.replace(/\n/g, "<br>\n")) : text);
  } catch (error) {}
  const named = (words) => (words ? decoded(decoded(String(words))) : "");
  const house = job.hiringOrganization;
  const told = {
    role: named(job.title),
    company: named((house && house.name) || (typeof house === "string" ? house : "")),
    title: document.title.slice(0, 300),
    place: parts.filter(Boolean).join(", ") || ([].concat(job.applicantLocationRequirements || [])[0] || {}).name || "",
    link: location.href,
    pay: [amount, amount && salary.currency].filter(Boolean).join(" "),
    closes_on: String(job.validThrough || "").slice(0, 10),
    posting: text.replace(/[ \t]+/g, " ").replace(/\s*\n\s*/g, "\n").trim().slice(0, 6000),
  };
  open("HERE/new?" + new URLSearchParams(told));
})();
