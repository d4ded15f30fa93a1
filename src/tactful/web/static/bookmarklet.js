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
  const title = document.title.split(/\s+(?:at|@|[-–—|])\s+/);
  const where = [].concat(job.jobLocation || [])[0];
  const address = (where && where.address) || {};
  const country = address.addressCountry;
  const parts = [address.addressLocality, address.addressRegion, (country && country.name) || country];
  const told = {
    role: job.title || title[0] || "",
    company: (job.hiringOrganization && job.hiringOrganization.name) || title[1] || "",
    place: parts.filter(Boolean).join(", "),
    link: location.href,
  };
  open("HERE/new?" + new URLSearchParams(told));
})();
