"""Words of the line: of jobs, and those that tell nothing of their own."""

from __future__ import annotations

JOBS = """
    accountant adjuster adviser advisor agent analyst apprentice architect archivist artist assembler
    assistant associate asst attendant auditor backend baker barber barista bartender bookkeeper
    bookseller bricklayer builder butcher buyer carer caretaker carpenter caseworker cashier caterer
    chef chemist cleaner clerk coach coder concierge conductor consultant controller cook coordinator
    copywriter counsel counsellor courier crew crewmember curator dba decorator dentist designer dev
    developer devops dietitian director dispatcher doctor driver ea economist editor electrician eng
    engg engineer engineering estimator executive fellow fitter foreman frontend fullstack gardener
    geologist grad graduate guard guide hairdresser handler handyman hca head hgv host hostess
    housekeeper housekeeping hygienist inspector installer instructor intern interpreter investigator
    janitor joiner journalist judge junior labourer lawyer lead leader lecturer librarian lifeguard
    loader locksmith machinist manager marketer mason maths mechanic member merchandiser messenger
    midwife miner model moderator nanny navigator nurse officer operative operator optician owner pa
    packer painter paralegal paramedic partie partner pharmacist photographer physician physicist
    physio physiotherapist picker pilot planner plumber pm porter postdoc principal producer
    professor programmer psychologist qa reception receptionist recruiter registrar rep reporter
    representative researcher rn sales salesperson scientist sde secretary senior sergeant server
    sheriff shopkeeper solicitor sous specialist sre stacker statistician steward strategist student
    stylist superintendent supervisor surgeon surveyor swe sysadmin ta tailor teacher technician
    technologist tester therapist trainee trainer translator tutor underwriter valuer vet
    veterinarian waiter waiting waitress warden warehouse watchman welder worker writer
"""
IDLE = """
    1st 2nd 3rd a about add also an and application applied as at attended attending be been boss by
    call chat clue design did done down email final fine finished first first-round follow-up for
    form formal from good google got great group had half handed happened has have having her his
    hour hours hr i idea in in-person indeed informal initial interview interviewed interviewing is
    it job just kindly linkedin long lovely me meet met min mins minutes my new nice no note now of
    ok on on-site online onsite over panel phone portal position put quick received role round rounds
    sat save saw screen screening second second-round sent short skype so speak spoke submitted sys
    system talk talked teams tech technical that the their then there third this to today took via
    video virtual walk-in was we website well went were with zoom
"""
JOB_WORDS = frozenset(JOBS.split())
NOISE = frozenset(IDLE.split())
WAYS = frozenset(  # by which one applies: no company
    (
        "an agency",
        "email",
        "indeed",
        "linkedin",
        "portal",
        "teams",
        "their website",
        "website",
        "zoom",
    )
)
