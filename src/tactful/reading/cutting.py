"""Cutting a message: what was newly written in it, without quoted mail, signature and disclaimer.

Lines are looked at from the top; the first that begins an earlier mail, a signature or a
disclaimer ends what is new. Who answers beneath or between quoted lines is kept whole, and
`own_words` takes their quotes out. In the languages people meet.
"""

from __future__ import annotations

import re

LONGEST_MESSAGE = 200_000  # characters; a mail of that length is no letter
UNSEEN_MARKS = re.compile("[\u200b-\u200f\u2060\ufeff\u00ad]")
QUOTE = re.compile(r"^\s{0,3}(?:>|\|(?!\w))")
WROTE = (
    r"(?:wrote|writes|schrieb|geschrieben|a écrit|écrit|escribió|escribio|ha scritto|scrisse|schreef"
    r"|skrev|escreveu|napisał(?:\(a\)|a)?|pisze|написал(?:\(а\)|а)?|пишет|kirjoitti|a scris|napsal(?:\(a\)|a)?"
    r"|írta|έγραψε|yazdı|escrigué|va escriure|dixo|menulis|skrifaði|a scrie|写道|書きました|작성)"
)
OPENING = (
    r"(?:on|am|le|el|il|op|den|em|dnia|w dniu|dňa|dne|в|на|pada|vào|lørdag|søndag|mandag|tirsdag|onsdag"
    r"|torsdag|fredag|lördag|söndag|måndag|tisdag|fre|tor|ons|tis|mån|lör|sön)\b"
)
MOMENT = r"(?:\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/. ]+\d{1,2}[-/. ]+\d{2,4}|\d{1,2}[:.]\d{2}|\b(?:19|20)\d\d\b|\d{1,2}\.? \w{3,})"
ADDRESS = r"[\w.+%-]+@[\w.-]+\w"
ATTRIBUTION = re.compile(
    rf"^\W{{0,4}}{OPENING}.{{0,200}}{MOMENT}.{{0,200}}{WROTE}.{{0,60}}:?\s*$"  # On … wrote:
    rf"|^.{{0,160}}{ADDRESS}.{{0,40}}\b{WROTE}\b.{{0,80}}:\s*$"  # Name <address> wrote:
    rf"|^\W{{0,4}}(?:{OPENING})?.{{0,60}}{MOMENT}.{{0,160}}{ADDRESS}\W{{0,4}}.{{0,30}}:?\s*$"  # 2013 Name <…>:
    rf"|^\W{{0,4}}{MOMENT}.{{0,120}}{ADDRESS}.{{0,30}}{WROTE}.{{0,20}}:?\s*$"
    rf"|^\W{{0,4}}on .{{0,80}}{MOMENT}.{{0,120}}{ADDRESS}\W{{0,4}}$",
    re.IGNORECASE | re.DOTALL,
)
LONGEST_ATTRIBUTION = 8  # lines, some of them empty
OPENED = re.compile(rf"^\W{{0,4}}{OPENING}.{{0,60}}{MOMENT}", re.IGNORECASE)
MAY_BEGIN_ATTRIBUTION = re.compile(rf"^\W{{0,4}}(?:{OPENING}|{MOMENT})|@|{WROTE}", re.IGNORECASE)
DELIMITER = re.compile(
    r"^\s*(?:-{2,}|—|_{2,}|={3,})\s*$"
    r"|^[\s*>]*[-_*]{2,}\s*(?:original (?:message|appointment)|forwarded (?:message|by)|reply message|ursprüngliche"
    r" nachricht|weitergeleitete nachricht|message d'origine|message original|message transféré"
    r"|mensaje original|mensaje reenviado|messaggio originale|messaggio inoltrato|oorspronkelijk"
    r" bericht|doorgestuurd bericht|originalmeddelande|ursprungligt meddelande|opprinnelig melding"
    r"|oprindelig meddelelse|mensagem original|wiadomość oryginalna|исходное сообщение"
    r"|alkuperäinen viesti|original-nachricht)\s*[-_*]*\s*$"
    r"|^\s*begin forwarded message:\s*$|^\s*(?:anfang der weitergeleiteten nachricht):\s*$",
    re.IGNORECASE,
)
RULE = re.compile(r"-{3,}|_{3,}|={3,}")
SMALL_PRINT = re.compile(
    r"(?i)\b(?:confidential|privileged|recipients?|unsubscribe|registered|virus|disclaimer|liab\w+|e-?mail (?:and|is|may|was))\b"
)
ADDRESSED = re.compile(r"(?i)^\W{0,4}(?=.*\b(?:you|your|we|us|our|I)\b)(?:\S+\s+){5,}\S+")
SENT_FROM = re.compile(
    r"^\W{0,3}(?:sent from (?:my |outlook|mail |yahoo|the |samsung|windows|a |an |blackberry|nine)|get outlook for"
    r"|sent (?:via|with|using) \w|von meinem|gesendet von|envoyé (?:de|depuis|à partir)|enviado (?:desde|do|a partir)|inviato"
    r" da|verzonden (?:vanaf|met|via)|skickat från|sendt fra|lähetetty|wysłane z|отправлено (?:с|из)|trimis de pe"
    r"|diese nachricht wurde von meinem|posláno z|sent by \w+ from my)\b.{0,80}$",
    re.IGNORECASE,
)
HEADER = re.compile(
    r"^\W{0,4}\*{0,2}(?P<name>from|von|de la|de|da|van|fra|från|od|от|від|feladó|kimden|από|lähettäjä|sent|gesendet|envoyé|date"
    r"|datum|data|fecha|enviado(?: el)?|inviato|verzonden|sendt|skickat|wysłano|дата|odesláno|odoslané|elküldve|küldve|trimis"
    r"|gönderildi|gönderme tarihi|στάλθηκε|надіслано|lähetetty|dátum|tarih|ημερομηνία|päivämäärä|to|an|à|a|para|aan|til|till|do"
    r"|кому|komu|címzett|către|kime|προς|vastaanottaja|cc|kopie|kopia|kopio|másolat|bilgi|копія|subject|betreff|objet|asunto"
    r"|oggetto|onderwerp|emne|ämne|temat|assunto|тема|předmět|predmet|tárgy|subiect|konu|θέμα|aihe|reply to|reply-to|risposta"
    r"|antwort an)\s?\*{0,2}\s?:\*{0,2}\s*\S",
    re.IGNORECASE,
)
FROM = re.compile(
    r"^\W{0,4}\*{0,2}(?:from|von|de la|de|da|van|fra|från|od|от|від|feladó|kimden|από|lähettäjä)\s?\*{0,2}\s?:",
    re.IGNORECASE,
)
DISCLAIMER = re.compile(
    r"^\W{0,4}(?:(?:this|the information in this|the contents of this|the information contained in this) (?:e-?mail|message|communication|transmission)\b.{0,200}"
    r"(?:confidential|intended|privileged)|confidentiality notice|disclaimer\b|diese e-?mail (?:enthält|kann)"
    r"|ce (?:message|courriel) .{0,80}confidentiel|please consider the environment|think before you print"
    r"|registered (?:office|in england)|\w[\w &.]{0,60} is (?:a company )?registered in |if you are not the intended recipient"
    r"|to unsubscribe|you (?:are )?receiv(?:ed|ing) this (?:e-?mail|message|because))",
    re.IGNORECASE,
)


def new_text(message: str) -> str:
    """What was newly written in a message, as a person would cut it: quoted lines stay only
    where somebody answers beneath or between them.
    """
    whole = _lines(message)
    lines = whole[_beginning_of_new(whole) :]
    kept = lines[: _end_of_new(lines)]
    while kept and (not kept[-1].strip() or QUOTE.match(kept[-1]) or DELIMITER.match(kept[-1])):
        kept.pop()
    text = "\n".join(kept).strip("\n")
    return text if text.strip() else "\n".join(whole).strip("\n")


def _beginning_of_new(lines: list[str]) -> int:
    """Past what leads in: a forwarded mail's header, or a quote that is answered beneath."""
    first = next((n for n, line in enumerate(lines) if line.strip()), 0)
    if DELIMITER.match(lines[first]) and FROM.match("".join(lines[first + 1 : first + 2])):
        empty = (n for n in range(first, len(lines)) if not lines[n].strip())
        return next(empty, first)
    count = _attribution_at(lines, first)
    if not count:
        return 0
    n = first + count
    while n < len(lines) and (not lines[n].strip() or QUOTE.match(lines[n])):
        n += 1
    return n if n < len(lines) else 0


def own_words(message: str) -> str:
    """The new text without the lines it quotes: what they say themselves."""
    lines = new_text(message).split("\n")
    own = [
        line
        for n, line in enumerate(lines)
        if not QUOTE.match(line) and not _attribution_at(lines, n)
    ]
    return "\n".join(own).strip()


def _lines(message: str) -> list[str]:
    plain = UNSEEN_MARKS.sub(
        "", message[:LONGEST_MESSAGE].replace("\r\n", "\n").replace("\r", "\n")
    )
    return [line.replace("\u00a0", " ").rstrip() for line in plain.split("\n")]


def _end_of_new(lines: list[str]) -> int:
    """The first line that is no longer new."""
    something = False
    for n, line in enumerate(lines):
        if not line.strip():
            continue
        if something and _ends_what_is_new(lines, n):
            return n
        if not something and FROM.match(line) and _is_header_block(lines, n):
            return n
        something = something or not QUOTE.match(line)
    return len(lines)


def _ends_what_is_new(lines: list[str], n: int) -> bool:
    line = lines[n]
    if DELIMITER.match(line):
        return _parts_off(lines, n)
    if SENT_FROM.match(line) or DISCLAIMER.match(line):
        return True
    if FROM.match(line) and _is_header_block(lines, n):
        return True
    count = _attribution_at(lines, n)
    return count > 0 and not _answered_below(lines, n + count - 1)


def _parts_off(lines: list[str], n: int) -> bool:
    """Whether a rule ends what is new: not beneath a heading, nor where the letter reads on."""
    rest = [line for line in lines[n + 1 :] if line.strip()]
    if not RULE.fullmatch(lines[n].strip()):
        return bool(rest)
    if lines[n].strip().startswith("=") and n and lines[n - 1].strip():
        return False
    return bool(rest) and not _reads_on(rest[:3])


def _reads_on(lines: list[str]) -> bool:
    """Whether somebody speaks to the reader in a sentence, other than in small print."""
    small_print = any(SMALL_PRINT.search(line) for line in lines)
    return not small_print and any(ADDRESSED.search(line) for line in lines if not FROM.match(line))


def _is_header_block(lines: list[str], n: int) -> bool:
    following = [line for line in lines[n : n + 8] if line.strip()][:5]
    names = {found["name"].lower() for line in following if (found := HEADER.match(line))}
    return len(names) >= 2


def _attribution_at(lines: list[str], n: int) -> int:
    """How many lines from ``n`` on say that somebody wrote something; 0 if none."""
    if not MAY_BEGIN_ATTRIBUTION.search(lines[n].lstrip("> ")):
        return 0
    joined, used = "", 0
    for count, line in enumerate(lines[n : n + LONGEST_ATTRIBUTION], start=1):
        joined = f"{joined} {line.lstrip('> ')}".strip()
        used += bool(line.strip())
        if used > 4 or len(joined) > 400:
            return 0
        if ATTRIBUTION.match(joined) and _quote_follows(lines, n + count, joined):
            return count
        if not line.strip() and not OPENED.match(joined):
            return 0
    return 0


def _quote_follows(lines: list[str], n: int, attribution: str) -> bool:
    """An attribution ends in a colon or stands before quoted lines."""
    if attribution.rstrip().endswith(":"):
        return True
    following = next((line for line in lines[n:] if line.strip()), "")
    return bool(QUOTE.match(following))


def _answered_below(lines: list[str], n: int) -> bool:
    """Whether own lines follow the quoted ones: then the answers stand between the quotes."""
    quoted = own = 0
    for line in lines[n + 1 :]:
        if QUOTE.match(line):
            quoted += 1
        elif DELIMITER.match(line) or SENT_FROM.match(line):
            break
        elif quoted and line.strip() and len(line.strip()) > 1:
            own += 1
    return quoted > 0 and own > 0
