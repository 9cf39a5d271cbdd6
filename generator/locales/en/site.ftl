# The words of the public site, in English. The same messages as in French, the source language, in the same order.

## Every page

skip-to-content = Skip to content
home = Home
close = Close
menu = Menu
main-menu = Main menu
you-are-here = You are here:
subscribe = Subscribe
search = Search
search-no-result = No result for “{ $query }”. Try a shorter word.
search-label = What are you looking for?
search-loading = Searching…
search-one = 1 result
search-other = { $count } results
search-partial = No page has all of these words. Pages with some of them: { $count }.
search-error = The search did not succeed. Your text is kept: check your connection, then try again.
search-more = Show more results
search-filters = Narrow the results
facet-kind = Kind of page
facet-parent = Programme or residence
facet-trade = Trade
facet-year = Year
search-all = All pages, by kind and year:
search-no-script = The search needs JavaScript. Without it, all pages are here, and the search of your browser (Ctrl + F) finds a title:
site-map-title = Site map
site-map-text = All pages of this site, by kind and year. To find a word on this page: Ctrl + F.
site-map-undated = Without a date
published-on = Published on { $date }
updated-on = Updated on { $date }
reading-time = { $count } min read
written-by = By { $author }
draft = Draft
contents-list = Contents
see-also = See also
read-also = Read also
neighbours = In the same section
newer-post = Newer:
older-post = Older:
download = Download ({ $format }, { $size })
download-pages = Download ({ $format }, { $pages }, { $size })
files = Files to download
chart-unit = in { $unit }
chart-source = Source: { $source }.
chart-download = Download the data ({ $format }, { $size })
chart-table = The figures as a table
chart-table-of = Table: { $title }
# For those who do not see the drawing.
chart-described =
    { $shape ->
        [courbe] Line chart
        [empilees] Stacked bar chart
       *[barres] Bar chart
    } from “{ $first }” to “{ $last }”.
chart-described-one =
    { $shape ->
        [courbe] Line chart
        [empilees] Stacked bar chart
       *[barres] Bar chart
    }: “{ $first }”.
chart-described-series = { $name }: { $low } at the lowest ({ $low-label }), { $high } at the highest ({ $high-label }).
chart-described-even = { $name }: { $low }.
chart-described-unit = The figures are { $unit }.
chart-described-table = All of them are in the table that follows.
photo-previous = Previous photo
photo-next = Next photo
photos = Photos
file-pages =
    { $count ->
        [one] { $count } page
       *[other] { $count } pages
    }
photo-credit = Photo: { $credit }
print = Print
report-error = Report an error on this page
report-error-subject = Error on the page
# Between a term and what it says, in one line.
colon = {": "}
# Taken out of telephone numbers in addresses.
no-break-space = {"\u00A0"}
pages = Pages
previous-page = Previous page
next-page = Next page
accessibility-mention = Accessibility: { $state }
legal-links = Legal information
telephone-label = Telephone:
list-title = List
empty-tenders = No call for tenders at the moment. Subscribe below: the next one will come to you.
empty-list = Nothing has been published here yet.
contact = Contact
address = Address
commune = Town
homes-label = Homes
homes =
    { $count ->
        [one] { $count } home
       *[other] { $count } homes
    }
posts-count =
    { $count ->
        [0] No post
        [one] { $count } post
       *[other] { $count } posts
    }

## The sections and their lists

section-chantiers = Construction sites
section-appels-offres = Calls for tender
section-conseil = Board documents
section-documents = Board documents
section-residences = My residence
section-agenda = Calendar
section-actualites = Cooperative life
section-programmes = Our programmes
latest-updates = Latest news from the construction sites
all-updates = All news from the construction sites
next-deadlines = Next deadlines
past-tenders = Past calls for tender
latest-documents = Latest board documents
all-documents = All documents
next-events = Next events
past-events = Past events
current-notices = Good to know in the residences
all-notices = All notices
see-all = See all: { $section }
latest-articles = Cooperative life
residences-list = Our residences
tenders-of-trade = Calls for tender: { $trade }
tenders-of-commune = Calls for tender in { $commune }
tenders-of-year = Calls for tender of { $year }
documents-of-year = Board documents of { $year }
documents-of-nature = Board documents: { $nature }
news-of-year = Posts of { $year }
past-notices-of = Past notices: { $residence }
archives-title = Archives
archives-text = Everything this site has published, year by year.
not-found-title = Page not found
not-found-text = This page does not exist or has moved.
not-found-help = Check the address, or start again from here:
filter-by-trade = Filter by trade
filter-by-commune = Filter by town
filter-by-year = Filter by year
filter-by-nature = Filter by type of document
filters = Narrow the list
page-number = page { $number }

## Progress of the works

progress-title = How is the site progressing?
progress = Progress: { $count }%
progress-of = Progress of { $title }
progress-of-works = Works done
tranche = Part
current-stage = Current stage
next-stage = Next stage
stage-reached-on = Stage reached on { $date }
reached-on = Reached on { $date }
stage-planned = Planned: { $date }
stages-label = The stages of the works
stages-of = The stages: { $tranche }
stages-reached =
    { $count ->
        [one] { $count } stage of { $all } reached
       *[other] { $count } stages of { $all } reached
    }
planned-handover = Planned handover: { $date }
date-moved = Date moved from { $before } to { $after }. Reason: { $reason }
announced-dates = History of announced dates
announced-on = Announced on
announced-handover = Announced handover
announced-before = Previous date
announced-reason = Reason
first-announcement = First announcement
ask-about-programme = Ask about this programme
programme-facts = The programme in brief
programme-type = Type of programme
architect = Architect
viewpoints-title = The same place, month by month
programme-updates = News from the construction site
programme-no-update = The first news from the construction site will appear here.
latest-update = Latest news, on { $date }
programme-tenders = Calls for tender of this programme
programme-events = Events of this programme
funds-ceiling = Legal ceiling of calls for funds: { $percent }% of the price
funds-balance = Balance of the price when the keys are handed over
funds-notice = For information only; the architect’s certificate and the call for funds alone are authoritative.

## Tenders

rectified-on = Corrected on { $date }
what-changed = What changed
deadline-label = Deadline:
deadline-at = { $date } at { $time } (Paris time)
deadline-at-zone = { $date } at { $time } (local time, { $zone })
days-left-one = {"{n}"} day left
days-left-other = {"{n}"} days left
last-day = Last day: closes at { $time }
deadline-passed = The deadline has passed.
opens-on = Opens on { $date }
tender-facts = Key facts
tender-reference = Reference
tender-nature = Nature
lots = Lots
lots-caption = The lots of this call for tender
lot = Lot
lot-title = Title
trade = Trade
cpv-codes = CPV codes
procedure = Procedure
criteria = Criteria
criteria-caption = How offers are judged
criterion = Criterion
weight = Weight
weight-percent = { $count }%
progress-percent = { $count }%
duration = Duration
place = Place
programme = Programme
mandatory-visit = Mandatory site visit
optional-visit = Optional site visit
answer-on-buyer-profile = Get the file and respond on the buyer profile
do-not-answer-here = Do not respond through this site.
outcome = Result
outcome-on = Decided on { $date }
winning-firm = Winning firm
amount-excl-vat = Amount excl. VAT
outcome-reason = Reason
no-outcome = Pending
tender-files = Tender documents
rectification-number = Correction no. { $number }
deadline-before = Previous deadline
changed-papers = Changed documents:
versions = Published versions of this notice
versions-caption = Each version of this notice, with its date and checksums
version = Version
version-number = Version { $number }
version-published = Published on
version-changes = What changed
version-change =
    { $field ->
        [titre] title
        [resume] summary
        [auteur] author
        [image] picture
        [image_description] description of the picture
        [date] opening date
        [reference] reference
        [objet] subject
        [procedure] procedure
        [nature] nature
        [date_limite] deadline
        [programme] programme
        [commune] town
        [lieu] place
        [duree] duration
        [contact] contact
        [dce_url] link to the buyer profile
        [pieces] tender papers
        [visite] site visit
        [criteres] criteria
        [lots] lots
        [rectificatifs] corrections
        [etat] state
        [etat_le] date of the decision
        [attributaire] winning firm
        [montant_ht] amount excluding VAT
        [motif] reason
        [texte] text
       *[other] other detail
    }
version-first = First publication
version-checksums = Checksums
version-show-checksums = Show the checksums (SHA-256)
version-text = Text of the notice
versions-notice = The SHA-256 checksum of a text or file proves that it has not changed since it was published.
versions-unknown = The history of this notice’s versions is not available: this site was built without the history of its content. Write to the cooperative to get it.
add-to-calendar = Add to my calendar
follow-trade = Follow “{ $trade }” tenders
follow-trades = To follow the tenders of a trade, choose it in this table: its page gives the feed.

## Board, notices, events

document-withdrawn = This document was withdrawn on { $date }.
document-facts = The document
document-nature = Type of document
document-body = Body
document-meeting = Meeting of
meeting-of = Meeting of { $date }
document-keep-until = Available until { $date }
document-not-accessible = This file is not fully accessible to screen readers. The cooperative gives you its content in another form on request.
document-accessible-version = Accessible version
document-ask = Ask for an accessible version
document-ask-subject = Request for an accessible version
notice-postponed-to = Postponed to { $date }
notice-valid-until = Valid until { $date }
notice-expired = This notice is no longer current.
notice-pinned = Featured
notice-category = Subject
notice-state = Status
notice-follow-up = What has happened since
poster-scan = For what follows, or to ask a question, point your telephone at this square.
poster-code = Code for a telephone
notice-contact = Whom to tell?
residence = Residence
residence-facts = The residence in brief
residence-management = Management
residence-notices = Current notices
residence-no-notice = There is no current notice for this residence.
residence-events = Events of the residence
residence-archive = See past notices
event-facts = Key facts
event-when = When
event-start = Start
event-end = End
event-where = Where
event-organiser = Organised by
event-accessibility = Access
event-past = This event is over.

## Comments, as a page without the service shows them

no-comment-yet = Be the first to respond.
cooperative-reply = Reply from the cooperative
answered = Answered
awaiting-answer = Awaiting answer

## Feeds and calendars

follow-title = Follow this page
copy-feed-address = Copy the feed address
copy-address-of = Copy the feed address: { $title }
copy-calendar-address = Copy the calendar feed’s address
copy-calendar-address-of = Copy the calendar feed’s address: { $title }
address-copied = Address copied
calendar = Calendar feed
what-is-a-feed = What is an RSS feed?
subscribe-title = Subscribe
subscribe-lead = Get the cooperative’s news without coming back to see whether anything has changed. It is free, with no account and without giving your e-mail address.
feed-explained-1 = A feed is an address that you give to a reading application. It looks for you whether this site has published something, and shows it to you.
feed-explained-2 = Nobody knows that you subscribe: you leave neither name nor address. To stop, remove the address from your application.
feed-steps-title = How does it work?
feed-step-1 = Install a feed reader on your phone or computer. Thunderbird, Feeder or NetNewsWire, for example, are free.
feed-step-2 = Choose on this page what you want to follow, then copy the feed address.
feed-step-3 = In the application, choose “Add a feed” and paste the address.
calendar-explained-title = And the calendar feeds?
calendar-explained = Add a calendar feed’s address in the calendar application of your phone or computer, under “Subscribe to a calendar”. Deadlines and events then update by themselves.
feed-groups-title = What do you want to follow?
feed-formats-caption = Feeds and calendar feeds: { $title }
feed-subject = Subject
feed-addresses = Feeds
feed-title-all = { $site }: everything published
feed-title-of = { $title } – { $site }
calendar-of = Calendar feed: { $title }
feed-group-news = The whole cooperative
feed-group-news-text = To miss nothing: everything the site publishes, cooperative life and the calendar.
feed-group-programmes = Construction sites
feed-group-programmes-text = For buyers and neighbours: photos, stages and dates of each programme.
feed-group-tenders = All calls for tender
feed-group-tenders-text = For firms: each call for tender, its corrections and its result.
feed-group-trades = Calls for tender by trade
feed-group-trades-text = To get only the tenders of your trade. A feed that is still empty is ready for the first one.
feed-group-communes = Calls for tender by town
feed-group-communes-text = For firms that work close to home.
feed-group-residences = Residences
feed-group-residences-text = For residents: cuts, works, lifts and life in the building.
feed-group-documents = Board documents
feed-group-documents-text = For members and residents: the public papers of the board and of the general assembly.
rectification-title = CORRECTION no. { $number } — { $title }
award-title = AWARDED — { $title }
unsuccessful-title = UNSUCCESSFUL — { $title }
discontinued-title = DISCONTINUED — { $title }
postponed-title = POSTPONED — { $title }
withdrawn-title = WITHDRAWN — { $title }
fact-deadline = Deadline
fact-place = Place
fact-lots = Lots
fact-procedure = Procedure
fact-reference = Reference
fact-stage = Stage
fact-progress = Progress
fact-handover = Planned handover
fact-meeting = Meeting of
fact-files = Files
fact-when = When
fact-where = Where
fact-visit = Site visit
calendar-deadline = { $time }: deadline { $reference } – { $title }
calendar-visit = Mandatory visit { $reference } – { $title }

## Words of the domain: kinds of post

kinds-programme = Programmes
kinds-avancement = News from the sites
kinds-appel-offres = Calls for tender
kinds-document = Board documents
kinds-residence = Residences
kinds-avis-residence = Notices to residents
kinds-evenement = Events
kinds-actualite = News
kinds-page = Pages
kind-programme = Programme
kind-avancement = News from the site
kind-appel-offres = Call for tender
kind-document = Board document
kind-residence = Residence
kind-avis-residence = Notice to residents
kind-evenement = Event
kind-actualite = News
kind-page = Page

## Words of the domain: how homes are sold or let

programme-kind-vefa = Purchase off plan (VEFA)
programme-kind-psla = Rent to buy (PSLA)
programme-kind-brs = Real solidarity lease (BRS): buying the home without the land
programme-kind-locatif = Social rental
programme-kind-rehabilitation = Refurbishment of occupied homes

## Words of the domain: stages of the works

stage-etudes = Studies
stage-permis_depose = Building permit filed
stage-permis_obtenu = Building permit granted
stage-permis_purge = Building permit cleared of any appeal
stage-commercialisation = Marketing
stage-ouverture_chantier = Works started
stage-terrassement = Earthworks
stage-fondations_achevees = Foundations complete
stage-dalle_rdc = Ground-floor slab
stage-gros_oeuvre = Structure
stage-hors_eau = Watertight
stage-hors_air = Airtight
stage-cloisons = Partitions
stage-second_oeuvre = Second fix
stage-finitions = Finishes
stage-exterieurs = Outdoor works
stage-achevement = Completion
stage-reception = Works accepted
stage-pre_livraison = Pre-handover visits
stage-livraison = Handover of the keys
stage-levee_reserves = Defects cleared
stage-fin_parfait_achevement = End of the one-year completion warranty

## Words of the domain: tenders

tender-state-a_venir = Upcoming
tender-state-en_cours = Open
tender-state-clos = Closed
tender-state-attribue = Awarded
tender-state-infructueux = Unsuccessful
tender-state-sans_suite = Discontinued
procedure-procedure_adaptee = Adapted procedure (MAPA)
procedure-appel_offres_ouvert = Open procedure
procedure-appel_offres_restreint = Restricted procedure
procedure-procedure_avec_negociation = Procedure with negotiation
procedure-dialogue_competitif = Competitive dialogue
procedure-concours = Design contest
procedure-sans_publicite = Procedure without prior publication or competition
procedure-consultation_directe = Direct consultation
tender-nature-travaux = Works
tender-nature-services = Services
tender-nature-fournitures = Supplies

## Words of the domain: board documents

document-nature-ordre_du_jour = Agenda
document-nature-proces_verbal = Minutes
document-nature-releve_de_decisions = Decisions
document-nature-compte_rendu_bureau = Report of the bureau
document-nature-pv_assemblee_generale = Minutes of the general assembly
document-nature-resolutions = Resolutions
document-nature-rapport_activite = Annual report
document-nature-comptes_annuels = Annual accounts
document-nature-statuts = Statutes
document-nature-autre = Other document
governance-conseil_administration = Board of directors
governance-bureau = Bureau
governance-assemblee_generale = General assembly
access-public = Public
access-societaires = Members only
access-administrateurs = Directors only

## Words of the domain: residences and notices

management-syndic = Co-ownership managed by the cooperative
management-location = Rented out by the cooperative
notice-category-incident = Incident
notice-category-travaux = Works
notice-category-coupure = Outage
notice-category-vie = Life in the building
notice-state-en_cours = Ongoing
notice-state-reporte = Postponed
notice-state-regle = Resolved

## Legal notice

legal-notice-title = Legal notice
legal-publisher-title = Publisher of the site
legal-publisher = This site is published by { $name }, { $form }.
legal-fact-name = Name
legal-fact-form = Legal form
legal-fact-capital = Share capital
legal-fact-register = Registration
legal-fact-seat = Registered office
legal-fact-telephone = Telephone
legal-fact-email = E-mail
legal-publisher-status = The cooperative is a social housing body governed by articles L. 422-3 and following of the French building and housing code.
legal-director-title = Direction of publication
legal-director = Director of publication: { $director }.
legal-host-title = Hosting
legal-host = This site is hosted by: { $host }.
legal-content-title = Value of the information
legal-content-progress = Information on the progress and dates of the works is given in good faith, for information only. It changes neither the contracts nor the time limits they set. The architect’s certificate and the call for funds alone are authoritative for payments.
legal-content-tenders = The calls for tender published here inform firms. Offers are submitted only on the buyer profile named in each notice.
legal-content-errors = A mistake? Each page lets you report it. You may also write to { $email }.
legal-property-title = Intellectual property
legal-property = The texts, photos, plans and drawings of this site are protected by the French intellectual property code. They belong to { $name } or to their authors, who are named beside the photos.
legal-property-reuse = You may link to any page, and quote a short passage with its source and address. Any other reproduction needs the written consent of { $name }.
legal-comments-title = Readers’ contributions
legal-comments = Comments are published in a space for personal contributions, marked as such. They express their authors’ views. { $name } is their host within the meaning of French law no. 2004-575 of 21 June 2004.
legal-comments-report = To report an unlawful comment, use the “Report” link under that comment, or write to { $email } with the address of the page, the passage and the reason. You get a receipt number, and the decision is reasoned.
legal-comments-contact = Single point of contact for authorities and readers, within the meaning of articles 11 and 12 of Regulation (EU) 2022/2065 on digital services: { $email }, in French.
legal-mediation-title = Complaints and mediation
legal-mediation-first = For any complaint, first write to { $name }, { $seat }, or to { $email }.
legal-mediation = If the answer does not satisfy you, or without an answer within two months, you may, as a consumer, turn free of charge to the consumer mediator (articles L. 612-1 and following of the French consumer code): { $mediator }.
legal-mediation-unnamed = If the answer does not satisfy you, or without an answer within two months, you may, as a consumer, turn free of charge to a consumer mediator (articles L. 612-1 and following of the French consumer code). The cooperative tells you whom on request.
legal-law-title = Applicable law
legal-law = This site is governed by French law. This notice is the one required by article 1-{"\u2060"}1 of law no. 2004-575 of 21 June 2004.

## Accessibility statement

accessibility-title = Accessibility
conformance-non_conforme = not compliant
conformance-partiellement_conforme = partially compliant
conformance-totalement_conforme = fully compliant
accessibility-statement-title = Accessibility statement
accessibility-commitment = { $name } undertakes to make its website accessible, in accordance with article 47 of French law no. 2005-102 of 11 February 2005.
accessibility-scope = This accessibility statement applies to all pages of this site.
accessibility-state-title = Compliance status
accessibility-state = This site is { $state } with the French accessibility standard (RGAA), version 4.1.
accessibility-results-title = Test results
accessibility-no-audit = No valid audit measures how far the criteria are met. This is why this site is declared { $state }.
accessibility-audit = The audit by { $auditor } on { $date } found that { $rate }% of the RGAA criteria are met.
accessibility-audit-unrated = The audit on which this statement rests was made by { $auditor } on { $date }.
accessibility-measures-title = What is done for accessibility
accessibility-measures-reading = This site can be read with a keyboard, with a screen reader, zoomed to 400%, in dark mode, with forced colours, and without script.
accessibility-measures-photos = The program that makes the site refuses to publish a photo without a description, unless it is purely decorative.
accessibility-limits-title = Content that is not accessible
accessibility-limits-files = Some files to download, in particular scanned papers and plans, may not be accessible. Their page says so, and their content is given to you in another form on request.
accessibility-limits-external = Videos and sites reached by links, such as the buyer profile, are not in the cooperative’s hands.
accessibility-technology-title = Technologies used
accessibility-technology = HTML, CSS, SVG and JavaScript. Nothing needed for reading depends on JavaScript.
accessibility-contact-title = Feedback and contact
accessibility-contact = If you cannot reach some content or service, contact { $name } to be directed to an accessible alternative or to get the content in another form.
accessibility-contact-email = By e-mail: { $email }.
accessibility-contact-telephone = By telephone: { $telephone }.
accessibility-contact-post = By post: { $name }, { $seat }.
accessibility-appeal-title = Ways of appeal
accessibility-appeal = If you have reported an accessibility fault that keeps you from some content or service, and have not had a satisfactory answer, you may turn to the Défenseur des droits, the French ombudsman.
accessibility-appeal-form = By its form: https://formulaire.defenseurdesdroits.fr/
accessibility-appeal-delegate = Through its delegate near you: https://www.defenseurdesdroits.fr/saisir/delegues
accessibility-appeal-post = By post, without a stamp: Défenseur des droits, Libre réponse 71120, 75342 Paris CEDEX 07, France.

## Personal data

personal-data-title = Personal data
comment-charter-title = Comment charter
privacy-summary-title = In brief
privacy-summary = Reading this site asks for no data: no account, no cookie, no audience measurement, no content loaded from a third party. This is why no banner asks for your consent.
privacy-summary-storage = This site stores nothing on your device while you read.
privacy-controller-title = Data controller
privacy-controller = { $name }, { $seat }. E-mail: { $email }. Telephone: { $telephone }.
privacy-dpo = Data protection officer: { $dpo }.
privacy-connection-title = Connection data
privacy-connection = To send the pages and protect the site, the host processes your device’s IP address, the date and the address of the page asked for. Host: { $host }.
privacy-connection-basis = Legal basis: the legitimate interest in providing a safe site (GDPR, article 6(1)(f)). The cooperative does not use them to know who reads what. If the host processes these data outside the European Union, it applies the safeguards of chapter V of the GDPR.
privacy-comments-title = Comments
privacy-comments-data = When you write a comment, these are processed: the name or nickname that you choose, your message and its date, which are published; your e-mail address if you give it, which is optional and never published; your IP address, kept apart.
privacy-comments-purpose = These data serve to publish the conversation, to moderate it, to tell you of an answer if you ask for it, and to answer the authorities where the law requires it.
privacy-comments-basis = Legal bases: the legitimate interest in holding and moderating a conversation with residents (GDPR, article 6(1)(f)); your consent, confirmed by a link received by e-mail, for the messages that you ask for (article 6(1)(a)); the legal duty to keep the connection data of those who publish content (article 6(1)(c)).
privacy-comments-recipients = Only the people in charge of moderation at the cooperative, and the technical providers who work for it, have access to them. These data are neither sold, nor rented, nor used for advertising.
privacy-comments-automatic = An automatic filter may set unwanted messages aside. A person reviews its decision if you ask.
privacy-duration-title = How long data are kept
privacy-duration-comments = Comments: as long as the page is published, or until you delete yours.
privacy-duration-email = E-mail addresses: until you stop the messages or delete your comment; seven days where the address was not confirmed.
privacy-duration-connection = IP addresses of comment authors: one year at most, after which they are erased.
privacy-duration-letters = Letters, calls and e-mails to the cooperative: the time to answer, then three years at most after the last exchange, unless there is a contract or a pending dispute.
privacy-letters-title = When you write to us or call us
privacy-letters = The contact details and information that you give serve only to handle your request. Legal basis: the legitimate interest in answering, or steps prior to a contract where your request leads to one (GDPR, article 6(1)(f) and (b)).
privacy-photos-title = Photos and documents
privacy-photos = Photos are published without the data that cameras write into them, such as the place. Nobody is recognisable in them without consent. To ask for a photo or document to be removed, write to { $email }.
privacy-rights-title = Your rights
privacy-rights = You may ask for access to your data, for their correction, erasure, portability or the restriction of their processing, object to this processing, withdraw your consent at any time, and give instructions for after your death.
privacy-rights-how = To exercise these rights, write to { $email } or to { $name }, { $seat }. You get an answer within one month. You can also export or delete a comment yourself, by the personal link shown when you sent it.
privacy-appeal-title = Complaints
privacy-appeal = If you consider that your rights are not respected, you may complain to the French authority, CNIL: https://www.cnil.fr/en/plaintes, or by post: CNIL, 3 place de Fontenoy, TSA 80715, 75334 Paris CEDEX 07, France.
