### The messages of “palier check” and “palier build”.
###
### Each code has its fact (the value), what is said at the spot (.label, or .suggestion where a near word exists),
### at the second spot (.autre), and the cure (.aide). Its page is in explain/en/<code>.md.

## Severity

severity-error = error
severity-warning = warning
severity-notice = note
severity-help = help

## What a field belongs to, and how it is written: pieces of the messages below, never messages

nom-du-groupe =
    { $groupe ->
        [programme] a programme
        [avancement] a progress update (avancement)
        [appel-offres] a call for tenders (appel-offres)
        [document] a board document
        [residence] a residence
        [avis-residence] a notice to residents (avis-residence)
        [evenement] an event
        [actualite] a news article
        [page] a page
        [section] a section’s own page (_index.md)
        [tranches] a tranche
        [jalons] a milestone (jalons)
        [report] a postponement (report)
        [photos] a photo
        [pieces] an attachment (pieces)
        [lots] a lot
        [visite] a site visit
        [criteres] a criterion
        [rectificatifs] a correction (rectificatifs)
        [suivi] a follow-up step (suivi)
       *[autre] “{ $groupe }”
    }

exemple-du-champ =
    { $champ ->
        [titre] “titre: Le bâtiment B est hors d’eau”
        [date] “date: 23/11/2026”
        [commune] “commune: Valbrune”
        [nom] “nom: Bâtiment A”
        [etape] “etape: hors_eau”
        [ancienne_date] “ancienne_date: juin 2027”
        [nouvelle_date] “nouvelle_date: septembre 2027”
        [motif] “motif: la pluie a retardé le terrassement”
        [fichier] “fichier: toiture.jpg”
        [reference] “reference: 2026-014”
        [objet] “objet: Charpente bois et couverture”
        [procedure] “procedure: procedure_adaptee”
        [date_limite] “date_limite: 11/12/2026 à 12 h 00”
        [numero] “numero: 1”
        [intitule] “intitule: Charpente”
        [poids] “poids: 40”
        [resume] “resume: Le plan des haies est ajouté”
        [nature] “nature: proces_verbal”
        [date_seance] “date_seance: 06/10/2026”
        [texte] “texte: Le plombier passe vendredi”
        [debut] “debut: 12/12/2026 à 15 h 00”
        [programme] “programme: verger”, or move the file to its programme’s folder
        [residence] “residence: tilleuls”, or move the file to its residence’s folder
       *[autre] “{ $champ }: …”
    }

## The head of a file

fichier-vide = this file is empty
    .label = nothing is written here
    .aide = write a head between two “---” lines, with at least “titre:”, then the text; or delete the file
entete-absent = this file has no head
    .label = the first line should be “---”
    .aide = add a line “---” at the very top, then “titre: …” and the other fields, then a second line “---”; the text comes after it
deux-points-manquants = this line of the head is no field: its colon is missing
    .label = neither a field nor the rest of one
    .suggestion = write “{ $suggestion }”
    .aide = add a colon and a space after the field’s name; where the line goes on from the one before, start it with two spaces; where it is text, move it below the line “---”
entete-non-ferme = the head is not closed
    .label = the line “---” is missing before or just after this line
    .aide = add a line that holds only “---” between the last field and the text
tabulation = a tab indents this line of the head
    .label = the Tab key was used here
    .aide = delete this blank and type spaces: two for each level
entete-illisible = the head cannot be read from here on
    .label = reading stops here
    .aide = look at this line and the one before: a quotation mark or bracket left open, or a line out of place (for your IT person: { $detail })
virgule-sans-guillemets = “{ $valeur }” is not a field: the comma has cut the text in two
    .label = this text has a comma
    .suggestion = write { $suggestion }
    .aide = between braces, commas separate fields: put straight quotes around any text that has a comma; if “{ $valeur }” is a field, write “:” and its value after its name
guillemet-non-ferme = a quotation mark is opened and not closed
    .label = opened here
    .aide = add the same quotation mark at the end of the value, or remove this one: a field’s text needs no quotation marks
ligne-decalee = this field of the head is further to the right than the others
    .label = blanks push it to the right
    .aide = remove the blanks at the start of the line; if it goes on with the sentence before it, put that whole sentence between straight quotation marks
entete-sans-champ = the head holds no field
    .label = this is not a field
    .aide = write one field a line: its name, a colon, a space, its value; for instance “titre: Pose de la charpente”
entete-trop-profond = the head holds too many nested levels
    .label = one level too many here
    .aide = move this line to the left: a field never holds more than two levels
yaml-refuse = this way of writing is not accepted in the head
    .label = “&”, “*” and “!” have a technical meaning here that Palier does not use
    .aide = if it is text, put it between straight quotes: "…"
groupe-attendu = { nom-du-groupe } is written as several fields
    .label = this is plain text
    .aide = write one field a line, indented by two spaces; “palier explain groupe-attendu” shows an example
champ-inconnu = the field “{ $champ }” does not exist for { nom-du-groupe }
    .label = unknown field
    .suggestion = did you mean “{ $suggestion }”?
    .aide = the fields you can use here: { $choix }
champ-en-double = the field “{ $champ }” is written twice
    .label = the second time
    .autre = the first time
    .aide = keep only one of the two lines
champ-manquant = the field “{ $champ }” is missing, and { nom-du-groupe } must have it
    .label = add “{ $champ }: …” here
    .aide = for instance { exemple-du-champ }
champ-vide = the field “{ $champ }” is empty, and { nom-du-groupe } must have it
    .label = nothing is written after the colon
    .aide = for instance { exemple-du-champ }
texte-attendu = the field “{ $champ }” must hold a single text
    .label = this is a list or a group of fields
    .aide = write the value on the same line, after “{ $champ }:”; if it holds brackets or braces, put it between straight quotes: "…"
liste-attendue = the field “{ $champ }” must be a list
    .label = this is plain text
    .aide = start a new line after “{ $champ }:” and begin each item with two spaces and a hyphen; see “palier explain liste-attendue”
oui-ou-non-attendu = the field “{ $champ }” takes oui or non, not “{ $valeur }”
    .label = neither oui nor non
    .aide = write “{ $champ }: oui” or “{ $champ }: non”
date-illisible = “{ $valeur }” is not a date that Palier can read
    .label = unreadable date
    .aide = write for instance “11/12/2026” or “11 décembre 2026”; the time, where one is needed, comes after it: “à 12 h 00”
heure-manquante = the time is missing in the field “{ $champ }”
    .label = a day, but no time
    .aide = add the time after the date, for instance “11/12/2026 à 12 h 00”
jour-de-semaine-faux = { $date } is a { $jour ->
        [lundi] Monday
        [mardi] Tuesday
        [mercredi] Wednesday
        [jeudi] Thursday
        [vendredi] Friday
        [samedi] Saturday
       *[dimanche] Sunday
    }
    .label = the weekday and the date do not agree
    .aide = correct the date, or write “{ $jour }”; you may also remove the weekday
jour-inexistant = “{ $valeur }” does not exist: this month has { $jours } days
    .label = the month ends on { $dernier }
    .aide = correct the date: the last day of this month is { $dernier }
heure-inexistante = { $valeur } does not exist: clocks go forward that night
    .label = clocks pass over this hour: it would be { $remplacee }
    .aide = write a time before or after the change
mois-illisible = “{ $valeur }” is neither a month nor a date that Palier can read
    .label = unreadable month
    .aide = write a month, “juin 2027” or “2027-06”, or a date, “15/06/2027”
nombre-attendu = the field “{ $champ }” must be a whole number from { $min } to { $max }, not “{ $valeur }”
    .label = a number is expected
    .aide = write digits only, without a word or a comma
montant-illisible = “{ $valeur }” is not an amount that Palier can read
    .label = unreadable amount
    .aide = write for instance “125 000”, “12 500,50 €” or “1,2 M€”
valeur-inconnue = the field “{ $champ }” cannot be “{ $valeur }”
    .label = unknown word
    .suggestion = did you mean “{ $suggestion }”?
    .aide = the words you can use: { $choix }

## The content of a page

identifiant-illisible = the identifier “{ $valeur }” holds signs that do not fit
    .label = accents, spaces or other signs
    .suggestion = for instance “{ $suggestion }”
    .aide = use only letters without accents, digits, and the signs - _ . /
alias-illisible = “{ $valeur }” is not an old address of this site
    .label = unreadable address
    .suggestion = several addresses stand between square brackets: { $suggestion }
    .aide = write the path alone, without the site’s name, without blanks or commas and without what follows a question mark, for instance “/actualites/ancien-titre/”
description-vide = the photo “{ $fichier }” has an empty description
    .label = nothing is written after the colon
    .aide =
        { $champ ->
            [couverture_description] write on this line, after “couverture_description:”, a sentence that says what is seen, for people who cannot see it
           *[description] write on this line, after “description:”, a sentence that says what is seen, for people who cannot see it; if the photo is mere decoration, replace this line with “decorative: oui”
        }
photo-sans-description = the photo “{ $fichier }” has no description
    .label = this photo
    .aide =
        { $champ ->
            [couverture_description] add “couverture_description:” below this line, with a sentence that says what is seen, for people who cannot see it
           *[description] add “description:” below this line, with a sentence that says what is seen, for people who cannot see it; if the photo is mere decoration, “decorative: oui”
        }
adresse-web-illisible = “{ $valeur }” is not a complete web address
    .label = incomplete address
    .aide = copy the whole address from your browser, “https://” included
metier-inconnu = the trade “{ $valeur }” does not exist in this site
    .label = unknown trade
    .suggestion = did you mean “{ $suggestion }”?
    .aide = take a word of the list (“palier explain metier-inconnu”), or add this trade to the section [metiers] of palier.toml
lot-en-double = two lots have the number { $numero }
    .label = here
    .autre = and here
    .aide = give each lot a number of its own
etat-sans-date = the state “{ $etat }” has no date
    .label = since when?
    .aide = add a line “etat_le:” beside it, with the day of the decision
criteres-somme = the criteria add up to { $somme } instead of 100
    .label = these “poids” add up to { $somme }
    .aide = correct the “poids” so that they add up to 100
rectificatif-numero = this correction has the number { $numero }, and the next one expected is { $attendu }
    .label = number { $attendu } is expected
    .aide = number the corrections in order, from 1, the oldest first
acces-manquant = somebody must say who may read this document
    .label = add “acces: …” here
    .aide = add “acces: public”, “acces: societaires” or “acces: administrateurs”; only “public” puts the document online
report-sans-date = the date to which this notice is postponed is missing
    .label = postponed until when?
    .aide = add a line “reporte_au:” with the new date; if it is not known, leave “etat: en_cours” and say so in the text
fin-avant-debut = this event ends before it starts
    .label = this date is before that of “debut”
    .aide = correct “debut” or “fin”

## The site as a whole

programme-inconnu =
    { $raison ->
        [retenu] the programme “{ $valeur }” is not online: a draft, or to be published later
       *[absent] no programme is called “{ $valeur }”
    }
    .label =
        { $raison ->
            [retenu] programme that is not online
           *[absent] unknown programme
        }
    .suggestion = did you mean “{ $suggestion }”?
    .aide =
        { $raison ->
            [retenu] publish the programme’s page first, { $fichier }, or wait with this one (brouillon: oui)
           *[absent] a programme’s name is that of its folder: correct the field “programme”, move this file to the programme’s folder, or first correct the programme’s page if it has a mistake
        }
residence-inconnue =
    { $raison ->
        [retenu] the residence “{ $valeur }” is not online: a draft, or to be published later
       *[absent] no residence is called “{ $valeur }”
    }
    .label =
        { $raison ->
            [retenu] residence that is not online
           *[absent] unknown residence
        }
    .suggestion = did you mean “{ $suggestion }”?
    .aide =
        { $raison ->
            [retenu] publish the residence’s page first, { $fichier }, or wait with this one (brouillon: oui)
           *[absent] a residence’s name is that of its folder: correct the field “residence”, move this file to the residence’s folder, or first correct the residence’s page if it has a mistake
        }
tranche-en-double = two tranches of the programme are called “{ $nom }”
    .label = here
    .autre = and here
    .aide = give each tranche a name and an identifier of its own, accents and capitals aside
etape-a-venir = “{ $champ }” is a date to come: the stage is not reached yet
    .label = this day has not come yet
    .aide =
        { $champ ->
            [atteint_le] correct the date; if the stage is only planned, remove “atteint_le” and say “prevu_le”
           *[autre] correct the date, or remove this line until the stage is reached
        }
attribution-avant-limite = this contract is awarded before its deadline, { $limite }
    .label = the deadline is here
    .aide = correct the deadline, “etat” or “etat_le”: a contract is awarded after the offers are in
decision-a-venir =
    { $champ ->
        [rectificatif] this correction bears the date of a day to come
       *[etat_le] this decision bears the date of a day to come
    }
    .label = this day has not come yet
    .aide = correct the date (day, month and year); what has not happened yet is to be written on that day
limite-avant-date = the deadline is before the date of the page, { $date }
    .label = this deadline is too early
    .autre = the date of the page
    .aide = correct one of the two dates: the consultation starts at “date” and ends at “date_limite”
retrait-avant-date = “expire_le” is before the date of the page, { $date }
    .label = the page would be withdrawn before it appears
    .autre = the date of the page
    .aide = correct one of the two dates, or remove the line “expire_le”
criteres-mal-ecrits = each criterion is written with “nom” and “poids”
    .label = “nom” and “poids” are missing
    .suggestion = write { $suggestion }
    .aide = below “criteres:”, begin the line of each criterion with two spaces and a hyphen, for instance “  - {"{"} nom: Prix, poids: 60 {"}"}”
tranche-inconnue = the programme has no tranche “{ $valeur }”
    .label = unknown tranche
    .suggestion = did you mean “{ $suggestion }”?
    .aide = take the “identifiant” of a tranche of the programme’s page (without one, its name without accents, with hyphens), or add the tranche there
lien-casse = this link leads to no page: “{ $cible }”
    .label = page not found
    .suggestion = did you mean “{ $suggestion }”?
    .aide = correct the link; to another page of the site, write the path of its file, for instance “../autre-page/index.md”, or its address, “/chantiers/”
ancre-cassee = this link leads to a heading that does not exist: “{ $cible }”
    .label = no such heading in the page
    .suggestion = did you mean “{ $suggestion }”?
    .aide = what follows # is the heading, in lower case, without accents, with hyphens for spaces
fichier-introuvable = the file “{ $cible }” cannot be found
    .label = file not found
    .suggestion = did you mean “{ $suggestion }”?
    .aide =
        { $endroit ->
            [reglages] put the file there, from the folder of palier.toml on, or correct its path (accents, spaces and the ending count)
           *[page] put the file beside this page, or correct its name (accents, spaces and the ending count)
        }
lien-mal-ecrit = “{ $cible }” is not written as an address
    .label = badly written address
    .suggestion = write “{ $suggestion }”
    .aide = the address of another site starts with “https://”, that of an e-mail with “mailto:”; in the path of a file, slashes are “/”
image-d-ailleurs = this picture is on another site, and would not be shown: “{ $cible }”
    .label = picture of another site
    .aide = save the picture in this page’s folder and write its name, for instance photo.jpg (ask whoever made it); a picture from elsewhere would tell that other site who your readers are
pas-une-image = “{ $fichier }” is no picture
    .label = an exclamation mark before the brackets shows a picture
    .aide = remove the exclamation mark before the brackets: it becomes a link to the file
fichier-d-une-autre-sorte =
    { $sorte ->
        [image] “{ $fichier }” is a picture, and its name says that it is a PDF
        [pdf] “{ $fichier }” is a PDF, and its name says that it is a picture
        [page] “{ $fichier }” is a saved web page, and its name says something else
       *[bureautique] “{ $fichier }” is an office document, and its name says something else
    }
    .label = readers could not open it
    .aide =
        { $sorte ->
            [image] change the end of its name to “.{ $fin }”, here and in the folder; or open it and print it “to PDF”
            [pdf] change the end of its name to “.pdf”, in the folder, and make a link here: [The plan](plan.pdf), without an exclamation mark
            [page] download the file again (a site that asks for a password often gives a page instead); for a PDF, you can also print the page “to PDF”
           *[bureautique] open it in the program that made it, then save it as a PDF or, for a picture, as JPEG
        }
lien-vers-page-retenue =
    { $raison ->
        [brouillon] this link leads to a draft, which nobody sees yet: “{ $cible }”
        [incomplet] this link leads to a draft that is not complete: “{ $cible }”
        [date] this link leads to a page that will appear on { $date }: “{ $cible }”
        [expiree] this link leads to a page that expired on { $date }: “{ $cible }”
       *[acces] this link leads to a document with restricted access: “{ $cible }”
    }
    .label = page that is not online: { $fichier }
    .aide =
        { $raison ->
            [brouillon] publish it, by removing “brouillon: oui” from { $fichier }, or remove the link: meanwhile it leads to the page’s section
            [incomplet] complete { $fichier } and publish it, or remove the link: meanwhile it leads to the page’s section
            [date] nothing needs doing if you can wait: until then the link leads to the page’s section
            [expiree] remove this link, or change “expire_le” in { $fichier }: it leads to the page’s section
           *[acces] remove this link if that does not suit: it leads to the page’s section
        }
date-limite-changee = the deadline changed without a correction: { $avant } became { $maintenant }
    .label = published before: { $avant }
    .aide = tell the firms: add a correction to “rectificatifs” with “date_limite_avant: { $a-ecrire }”, or put the date back
identifiant-en-double = two pages have the identifier “{ $valeur }”
    .label = the identifier of this page
    .autre = and of this one
    .aide = change “identifiant” in the newer of the two; that of a published page must never change
reference-en-double = two calls for tenders have the reference “{ $valeur }”
    .label = here
    .autre = and here
    .aide = give the newer of the two another reference
adresse-en-double = two pages would have the same address: { $adresse }
    .label = this page
    .autre = and this one
    .aide = rename the file or the folder of one of them, or delete the one too many
adresse-reservee = the address { $adresse } belongs to a page that Palier makes itself
    .label = this page cannot take it
    .aide = rename the file or the folder of this page
alias-deja-pris = the old address { $adresse } is already that of another page
    .label = address already taken
    .autre = by this page
    .aide = remove this alias, or rename the other page
fichier-en-double = two files would have the same address: { $adresse }
    .label = this file
    .autre = and this one
    .aide = rename one of them (capitals and accents are lost in addresses)
fichier-non-public = this public page uses the file “{ $fichier }” of a document that is not public
    .label = this file would be online
    .autre = the restricted document that it belongs to
    .aide = remove this link, or write “acces: public” in the document if everybody may read it
fichier-non-public-dans-static = the file “{ $fichier }” is not public, and would be online
    .label = everything in “static” is published
    .aide = move the file beside this page
programme-sans-nouvelle = this programme has no news yet
    .label = no progress update published
    .aide = publish a first progress update in its folder, even a short one: the buyers are waiting for it
programme-silencieux = this programme has given no news for { $jours } days
    .label = last progress update { $jours } days ago
    .aide = publish a progress update, even to say that nothing has changed
donnees-personnelles =
    { $sorte ->
        [courriel] this public document holds an e-mail address: { $valeur }
        [telephone] this public document holds a telephone number: { $valeur }
        [iban] this public document holds a bank account number: { $valeur }
       *[autre] this public document holds personal data: { $valeur }
    }
    .label =
        { $endroit ->
            [titre] in this document
           *[texte] here
        }
    .aide = remove it from the text, or restrict the document with “acces: societaires” or “acces: administrateurs”

## The site’s files

configuration-absente = there is no file palier.toml in this folder
    .label = the file is expected here
    .aide = go to the site’s folder, or create a site with “palier init”
contenu-absent = this site holds no page
    .label = nothing in this folder
    .aide = create a first page, for instance “palier new page Bienvenue”
fichier-illisible = this file cannot be opened
    .label = reading refused
    .aide = check that it still exists, that no other program holds it and that you may read it (for your IT person: { $raison })
page-renommee = this page changed its address on { $date }: the old one, “{ $ancienne }”, leads nowhere now
    .label = the old address is said nowhere
    .aide =
        { $deja ->
            [oui] put this line in the place of the line “alias”: { $ligne }
           *[non] below this line, add this one: { $ligne }
        }
page-mal-nommee = this file looks like a page, but its name does not end with a single “.md” in small letters
    .label = name to correct
    .aide = rename it to “{ $nom }”; if you cannot see the end of the name, have your computer show the extensions of file names
nom-sans-adresse = the name of this file or of its folder holds no letter and no digit: the page would have no address
    .label = name refused
    .aide = rename it with letters or digits, for instance “fete-des-voisins.md”
fichier-trop-gros = this file is larger than 4 MB, too much for a text
    .label = file too large
    .aide = cut it into several pages; a picture goes beside the page, never into it
pas-utf8 = this file is not saved as UTF-8
    .label = an unreadable character here
    .aide = open it in your editor again and save it with the encoding “UTF-8”
conflit-de-fusion =
    { $reste ->
        [oui] Git left a line of signs here
       *[non] Git left two versions of the same passage here
    }
    .label =
        { $reste ->
            [oui] it would be published
           *[non] the first version starts here
        }
    .autre = the second one ends here
    .aide =
        { $reste ->
            [oui] delete this line, and see whether the text below and above it is the right one
           *[non] keep the right text, delete the other one, then the lines that start with “<<<<<<<”, “=======” and “>>>>>>>”
        }
nom-illisible = the name of this file holds an unreadable character
    .label = unreadable name
    .aide = rename it with plain letters, digits and hyphens
lien-symbolique = this file is a shortcut: it is left aside
    .label = shortcut to another file
    .aide = copy the real file to this place
photo-illisible = this picture cannot be read
    .label = damaged, or of another format than its name says
    .aide = open it in a photo program and save it again as JPEG or PNG
pdf-sans-texte = “{ $fichier }” holds no text: it is a picture of a document
    .label = a scanned document
    .aide = publish the PDF that the program saved in which the document was written, or have its characters recognised; neither a screen reader nor a search finds anything in it
pdf-ferme = “{ $fichier }” does not open
    .label =
        { $raison ->
            [mot-de-passe] this PDF asks for a password
           *[abime] incomplete or damaged file
        }
    .aide =
        { $raison ->
            [mot-de-passe] save it again without a password: readers do not have it
           *[abime] open it to make sure, then save it again as PDF from the program that wrote it
        }
photo-tronquee = this photo ends before it is complete
    .label = incomplete file
    .aide = the copy was interrupted: copy the photo again from the device or the message that it comes from
photo-trop-grande = this photo is too large to be prepared
    .label = { $sorte ->
        [octets] { $taille } MB: more than 256
       *[pixels] { $largeur } × { $hauteur } pixels
    }
    .aide = make it smaller in a photo program: a width of 4,000 pixels is always enough
photo-format = not every browser shows pictures of this format
    .label = a { $format } picture
    .aide = save it as JPEG in a photo program; on an iPhone, choose Settings › Camera › Formats › Most Compatible
theme-introuvable = the theme “{ $theme }” does not exist in this site
    .label = theme not found
    .aide = create the folder “themes/{ $theme }”, or remove “theme” from palier.toml to use Palier’s own
gabarit-invalide = this template of the theme has a mistake
    .label = template with a mistake
    .aide = show this message to whoever looks after the theme: { $detail }

boucle-sans-ordre = this loop goes through an object, and objects have no order
    .label = without an order
    .aide = go through it by name: “{ "{%" } for pair in object | pairs { "%}" }”, then “pair[0]” and “pair[1]”

message-illisible = this sentence of the theme cannot be read
    .label = unreadable
    .aide = write on one line the name of the sentence, the sign = between two blanks, then the text; a brace that is opened must be closed
gabarit-sans-emploi = this template replaces none: no page uses it
    .label = unknown name
    .suggestion = did you mean “{ $suggestion }”?
    .aide = give it the name of the one that it replaces (themes/parvis/README.md lists them), or name it in another template of the theme
message-inconnu = the theme replaces a sentence that does not exist: “{ $message }”
    .label = unknown sentence
    .suggestion = did you mean “{ $suggestion }”?
    .aide = the names of sentences are in Palier’s file site.ftl; remove this line, or use the sentence in a template of the theme

## The configuration (palier.toml)

configuration-illisible = palier.toml cannot be read from here on
    .label = reading stops here
    .aide = write each setting on its line, between straight quotes: name = "value"; a quotation mark, a bracket or the sign = may be missing
signe-egal-attendu = this setting is written with the sign =
    .label = a colon does not fit in palier.toml
    .suggestion = write { $suggestion }
    .aide = in palier.toml, the sign = stands between a name and its value; colons are for the heads of pages
section-mal-ecrite = a section’s line is badly written
    .label = the name alone, in brackets, on a line of its own
    .suggestion = write { $suggestion }, alone on its line
    .aide = a section’s name stands in brackets, without spaces or accents, and its settings follow on the next lines
guillemets-courbes = curly quotes surround this value
    .label = straight quotes are needed
    .suggestion = write { $suggestion }
    .aide = replace them with straight quotes: a word processor has probably changed them
guillemets-manquants = quotes are missing around this value
    .label = text without quotes
    .suggestion = write { $suggestion }
    .aide = in palier.toml, every text is written between straight quotes: "…"
section-manquante = the section [{ $section }] is missing in palier.toml
    .label = a section is expected
    .aide = add a line [{ $section }], then its settings; see “palier explain section-manquante”
section-attendue = “{ $section }” is a section, not a setting
    .label = a section is expected
    .aide = write a line [{ $section }] alone, then its settings below
section-inconnue = the section [{ $section }] does not exist
    .label = unknown section
    .suggestion = did you mean “{ $suggestion }”?
    .aide = the sections you can use: { $choix }
reglage-hors-section = the setting “{ $reglage }” is in no section
    .label = before the first section
    .aide = move it below its section, for instance below the line [site]
reglage-en-double = “{ $reglage }” is written twice
    .label = the second time
    .aide = keep only one of the two
reglage-manquant =
    { $section ->
        [menu] the setting “{ $reglage }” is missing in this entry of the menu
       *[autre] the setting “{ $reglage }” is missing in [{ $section }]
    }
    .label =
        { $section ->
            [menu] to be added between these braces
           *[autre] to be added to this section
        }
    .aide =
        { $section ->
            [menu] write {"{"} titre = "Our sites", adresse = "/chantiers/" {"}"}
           *[autre] add below the line [{ $section }]: { $reglage } = "…"
        }
reglage-vide = the setting “{ $reglage }” is empty
    .label = nothing between the quotes
    .aide = give it a value, or remove the line if it is not mandatory
reglage-inconnu = the setting “{ $reglage }” does not exist in [{ $section }]
    .label = unknown setting
    .suggestion = did you mean “{ $suggestion }”?
    .aide = the settings you can use here: { $choix }
reglage-texte-attendu = the setting “{ $reglage }” must be a text between quotes
    .label = this is not a text
    .suggestion = write { $suggestion }
    .aide = put straight quotes around the value: "…"
reglage-oui-ou-non-attendu = the setting “{ $reglage }” takes oui or non
    .label = neither oui nor non
    .aide = write { $reglage } = "oui" or { $reglage } = "non"
reglage-nombre-attendu = the setting “{ $reglage }” must be a whole number from { $min } to { $max }
    .label = a number is expected
    .aide = write digits only, without quotes
reglage-date-attendue = the setting “{ $reglage }” must be a date
    .label = unreadable date
    .aide = write for instance { $reglage } = "06/11/2026"
reglage-liste-attendue = the setting “{ $reglage }” must be a list
    .label = a list is expected
    .aide = put the items between square brackets, with commas between them
reglage-valeur-inconnue = the setting “{ $reglage }” cannot be “{ $valeur }”
    .label = unknown word
    .suggestion = did you mean “{ $suggestion }”?
    .aide = the words you can use: { $choix }
adresse-du-site-invalide = “{ $valeur }” is not the complete address of a site
    .label = incomplete address
    .suggestion = did you mean “{ $suggestion }”?
    .aide = write the address as in a browser, for instance "https://www.exemple.fr"
fuseau-inconnu = the time zone “{ $valeur }” does not exist
    .label = unknown zone
    .suggestion = did you mean “{ $suggestion }”?
    .aide = write a region and a city, for instance "Europe/Paris", "Indian/Reunion" or "America/Martinique"
nom-de-dossier-invalide = “{ $valeur }” is not the name of a folder
    .label = name refused
    .aide = write the name of one folder, without a slash and without a dot at the start
couleur-invalide = “{ $valeur }” is not a colour
    .label = unknown colour
    .suggestion = write "{ $suggestion }"
    .aide = write a hash sign and six digits or letters from a to f, as drawing programs do, for instance "#17503c"
couleur-illisible = text of this colour is hard to read on white: its contrast is { $contraste }, and 4.5 is needed
    .label = colour too light
    .suggestion = the nearest that can be read is "{ $suggestion }"
    .aide = take the colour that is offered, or a darker one; the light colour has its place in couleur_secondaire
dessin-actif = this drawing holds a program: { $detail }
    .label = drawing refused
    .aide = save it again as “plain SVG”, or as PNG
logo-refuse = this drawing holds something else than lines and shapes: { $detail }
    .label = logo refused
    .aide = save it again as “plain SVG”, or as PNG
chemin-invalide = “{ $valeur }” is not the path of a file of this site
    .label = path refused
    .aide = write the path from the site’s folder, with slashes, for instance "static/logo.svg"
entree-de-menu-attendue = each entry of the menu has a title and an address
    .label = incomplete entry
    .aide = write {"{"} titre = "Nos chantiers", adresse = "/chantiers/" {"}"}
courriel-invalide = “{ $valeur }” is not an e-mail address
    .label = incomplete address
    .aide = write a whole address, for instance "office@example.org"
valeurs-d-exemple = the section [{ $section }] still has values of the example: { $reglages }
    .label = value of the example
    .aide = put your own before you publish: the site’s legal notice is made of them
adresse-de-menu-invalide = “{ $valeur }” is not an address for the menu
    .label = address refused
    .suggestion = did you mean “{ $suggestion }”?
    .aide = write an address of this site, "/chantiers/", or of another, "https://www.exemple.fr/"
metier-invalide = “{ $valeur }” does not fit as the short name of a trade
    .label = short name refused
    .suggestion = for instance “{ $suggestion }”
    .aide = write a word in lower case without accents, with hyphens; the full name goes to the right of the sign =
chemin-du-service-invalide = “{ $valeur }” is not a path for the comment service
    .label = path refused
    .suggestion = did you mean “{ $suggestion }”?
    .aide = the service is on the same site: write a path only, for instance "/commentaires"
instantane-indisponible = the comments could not be read at “{ $source }”
    .label = the comments’ address or file
    .aide =
        { $garde ->
            [oui] the site is published with the last known comments; check that the comment service answers (for an engineer: { $cause })
           *[non] the site is published without the comments already written; check the address, and that the comment service answers (for an engineer: { $cause })
        }
instantane-illisible = what is at “{ $source }” is no snapshot of comments
    .label = the comments’ address or file
    .aide =
        { $garde ->
            [oui] the site is published with the last known comments; the address usually ends in /commentaires/instantane.json (for an engineer: { $cause })
           *[non] the site is published without the comments already written; the address usually ends in /commentaires/instantane.json (for an engineer: { $cause })
        }
instantane-autre-site = the comments read at “{ $source }” are those of another site, “{ $cause }”
    .label = the comments’ address or file
    .aide =
        { $garde ->
            [oui] the site is published with the last known comments; name the snapshot of the site “{ $site }”, or correct its address in the service’s settings
           *[non] the site is published without the comments already written; name the snapshot of the site “{ $site }”, or correct its address in the service’s settings
        }
audit-incomplet = the accessibility audit is not complete: “{ $reglage }” is missing
    .label = in this section
    .aide = add { $reglage } = "…"; without an audit, remove the other settings: the site will call itself “non conforme”

## The text of a page

liste-collee = these lines make no list: they will follow each other on the page
    .label = a word processor’s sign
    .suggestion = write “{ $suggestion }”
    .aide = start each line of the list with a hyphen and a space
gras-manque = these stars will be read as they are: nothing will be bold
    .label = misplaced stars
    .aide = put the stars right at the text, without a space between, and a space after the last ones: **important**
lien-refuse = this link begins with “{ $schema }:”, which is not allowed
    .label = link refused
    .aide =
        { $sorte ->
            [collee] save the picture as a file beside this page, then write its name
            [ordinateur] put the file beside this page, then write its name alone: a path of your computer leads nowhere elsewhere
           *[autre] a link begins with “https://”, “mailto:” or “tel:”, or leads to a page or a file of the site
        }
lien-vide = this link or picture has no address
    .label = nothing between the parentheses
    .aide = write the address or the file’s name between the parentheses, for instance [the rules](reglement.pdf); or keep the words alone, without brackets and parentheses
remarque-non-fermee = a remark starts here and does not end: what follows would vanish from the page
    .label = opened here, and never closed
    .aide = end it with two hyphens and the sign “greater than”, “-->” (word processors turn it into “–>”); or delete it
code-non-ferme = this block of code is not closed: all that follows is taken into it
    .label = opened here, and never closed
    .aide = add the same line of signs, alone, where the code ends; if it is no code, delete this one
titre-vide = this heading has no text
    .label = nothing after the number signs
    .aide = write the heading on the same line, after a space, or delete the line
titre-colle = this heading will be published as text, with its number signs
    .label = an ordinary space is missing after the number signs
    .aide = write { $ligne }
titre-souligne = the lines above this rule become a large heading: “{ $titre }”
    .label = a rule right under a text makes a heading of it
    .aide = for a mere rule or a signature, leave an empty line above it; for a heading, delete this rule and write ## { $titre }
tableau-colle = this pasted table is none: its lines will follow each other in one paragraph, without columns
    .label = the cells are parted by tab characters
    .aide =
        { $entier ->
            [oui] put in the place of these lines:
           *[non] write all lines of this table in this way ({ $lignes }):
        }
        { $tableau }
tableau-case-en-trop = this row of the table has more cells than the first, which has { $colonnes }: the rest will not be published
    .label = lost
    .aide = add the column to the first row and to that of the hyphens, or remove these cells; if the bar is a sign of the text, write \|
note-sans-texte = this note has no text: “[^{ $note }]” will be published as it is
    .label = note not found
    .aide = write further down, at the start of a line, [^{ $note }]: then the text of the note; or remove this reference
directive-mal-ecrite =
    { $sorte ->
        [deux-points] a block begins with three colons
        [ordre] the title comes last
        [photo] in a gallery, a photo is written as anywhere else
       *[guillemets] a file name with spaces goes between quotation marks
    }
    .label =
        { $sorte ->
            [deux-points] one is missing: this line would be published as it is
            [ordre] the title is written too early
            [photo] the name would be published as it is, without the photo
           *[guillemets] the name would end at the first space
        }
    .aide = write { $ligne }
directive-inconnue = “::: { $directive }” does not exist
    .label = unknown word
    .suggestion = did you mean “{ $suggestion }”?
    .aide = the words you can use after “:::”: note, attention, astuce, galerie, video, fichier, graphique
directive-non-fermee = the block “::: { $directive }” is not closed
    .label = opened here and never closed
    .aide = add a line “:::” alone where it ends
directive-orpheline = this line “:::” closes nothing
    .label = no block is open here
    .aide = delete this line, or add the one that opens the block above it, for instance “::: note”
directive-imbriquee =
    { $endroit ->
        [liste] “::: { $directive }” cannot be inside a list
        [citation] “::: { $directive }” cannot be inside a quotation
        [note] “::: { $directive }” cannot be inside a footnote
       *[marge] “::: { $directive }” is too far from the margin
    }
    .label = this line would be published as it is
    .aide =
        { $endroit ->
            [citation] put an empty line after the quotation, and begin the line with “:::”, without “>”
            [marge] begin the line with “:::”, with no space in front; the lines that follow too
           *[autre] put an empty line after the list or the note, and begin the line with “:::”, with no space in front
        }
directive-incomplete =
    { $manque ->
        [adresse] the address of the video is missing
        [fichier] the name of the file is missing
       *[titre] a title is missing after “::: { $directive }”
    }
    .label = incomplete line
    .aide =
        { $directive ->
            [video] write ::: video https://… "What the video shows"
            [graphique] write ::: graphique energy.csv "The energy used"
           *[fichier] write ::: fichier reglement.pdf "The rules of the residence"
        }
graphique-option-inconnue = a chart does not know “{ $option }”
    .label = unknown word
    .suggestion = did you mean “{ $suggestion }”?
    .aide = after the file and the title between quotes may follow: unité: "kWh", source: "Our meters", type: courbe
graphique-option-incomplete =
    { $sorte ->
        [double] “{ $option }” is written twice
       *[vide] something is missing after “{ $option }”
    }
    .label =
        { $sorte ->
            [double] already said in this line
           *[vide] nothing is written after it
        }
    .aide =
        { $sorte ->
            [double] keep one of them
           *[vide] write { $option }: "…", or delete this word
        }
graphique-type-inconnu = “{ $valeur }” is no type of chart
    .label = unknown type
    .suggestion = did you mean “{ $suggestion }”?
    .aide = write type: barres (bars; the one you get without saying), type: empilées (stacked) or type: courbe (a line)
graphique-format = a chart is drawn from a CSV file of the site, and “{ $fichier }” is none
    .label = no CSV file
    .aide = in your spreadsheet choose File › Save as › CSV, and put that file beside this page
graphique-illisible = this file holds no text: it is no real CSV file
    .label = a file of another kind
    .aide = open it in your spreadsheet and choose File › Save as › CSV; changing the end of its name is not enough
graphique-titre-au-dessus = this file begins with a title, and not with the names of the columns
    .label = the table begins further down
    .aide =
        { $sorte ->
            [une] delete this line from the file, and write the title in the page, after the file’s name
           *[plusieurs] delete the { $lignes } lines above the table, and write the title in the page, after the file’s name
        }
graphique-guillemet = a cell starts with a quote that is never closed
    .label = opened here
    .aide = delete this quote, or add one at the end of the cell
graphique-sans-nombre =
    { $sorte ->
        [colonne] the column “{ $colonne }” holds no number
       *[tableau] this file holds no number to draw
    }
    .label =
        { $sorte ->
            [colonne] no number below
           *[tableau] the table should start here
        }
    .aide =
        { $sorte ->
            [colonne] take this column out of the file: the first one names the lines, the others hold numbers only
           *[tableau] the first line names the columns, the first column names the lines; a semicolon or a comma stands between two cells
        }
graphique-trop-grand =
    { $sorte ->
        [colonnes] this table has too many columns for a chart
        [lignes] this table has too many lines for a chart
       *[octets] this file is too large for a chart
    }
    .label =
        { $sorte ->
            [colonnes] the first column too many
            [lignes] the first line too many
           *[octets] more than { $maximum } KiB
        }
    .aide =
        { $sorte ->
            [colonnes] keep { $maximum } columns of numbers at most: nobody tells more apart; the others can make a second chart
            [lignes] keep { $maximum } lines at most: add days up to months, for instance
           *[octets] keep { $maximum } KiB at most: leave only what the chart shows in the file
        }
graphique-nombre-illisible = “{ $valeur }” is not a number
    .label = a number is expected
    .aide = write the number alone, for instance 1,234.5; the unit is said in the page (unité: "kWh"); leave the cell empty where there is no value
graphique-colonne-sans-nom = a column of numbers has no name
    .label = a name is expected here
    .aide = name it in the first line, for instance “Heating”
graphique-case-en-trop = this line has more cells than the first one, which has { $colonnes }
    .label = one cell too many
    .aide = name the column in the first line; where commas stand between the cells, put numbers that hold a comma between quotes: "1,234"
html-trop-imbrique = the HTML code of this page is nested too deeply
    .label = the first HTML code of the page
    .aide = replace this code with ordinary text; content pasted from another site is often the cause
html-nettoye = “{ $element }” is removed from the page
    .label = this will not be published
    .aide =
        { $sorte ->
            [video] instead, put a link to the video at the start of a line, with its title: { $ligne }
            [carte] instead, put a link to the map: { $ligne }
           *[autre] delete it; for a video, a box or a file, use a line “:::” (see “palier explain html-nettoye”)
        }
titre-de-niveau-1 = this heading has the same level as the page’s title
    .label = a single #
    .aide = begin the line with two #: the page’s title is already the main heading
niveau-de-titre-saute = this heading has level { $niveau }, and level { $attendu } is expected
    .label = a level is skipped
    .aide = begin the line with { $attendu } signs # instead of { $niveau }
image-sans-description = this image has no description
    .label = nothing between the square brackets
    .aide = write between the square brackets what is seen: ![The roof timbers are up](photo.jpg)
note-sans-appel = nothing in the text refers to this footnote
    .label = footnote never called
    .aide = put its call into the text, for instance [^1], or delete the footnote

## Writing the site

sortie-pas-vide = the folder “{ $chemin }” holds files that Palier did not make
    .label = folder already in use
    .aide = choose with --out a folder that is empty or does not exist yet; nothing was changed
sortie-sur-les-sources = the site cannot be written to “{ $chemin }”: your texts “{ $source }” would be touched
    .label = output and sources overlap
    .aide = choose with --out a folder of its own, for instance “public”
sortie-pas-un-dossier = “{ $chemin }” is not a folder
    .label = a file has this name
    .aide = move this file, or choose another folder with --out
sortie-occupee = another Palier is writing the site right now
    .label = folder in use: { $chemin }
    .aide = wait until it is done or stop it, then start again
sortie-manifeste-illisible = the file “{ $chemin }”, in which Palier notes what it wrote, is damaged
    .label = damaged file
    .aide = delete the whole output folder, then start again: Palier makes it anew from your texts
sortie-chemin-invalide = the site cannot hold a file named “{ $chemin }”
    .label = name refused
    .aide = rename the page or file that gives this name, with plain letters, digits and hyphens
sortie-fichier-en-double = two pages of the site would write the same file “{ $chemin }”
    .label = file asked for twice
    .aide = rename one of the two pages
sortie-fichier-etranger = the file “{ $chemin }” was not made by Palier, and stands where Palier has to write
    .label = somebody else’s file
    .aide = move it out of the output folder; if it has to be published, put it into “static”
sortie-dossier-a-la-place = a folder stands where Palier has to write the file “{ $chemin }”
    .label = a folder in the place of a file
    .aide = move this folder out of the output folder, then start again
sortie-incomplete = a part of the site could not be prepared: nothing was published
    .label = incomplete site
    .aide = correct the errors shown above; the site online has not changed
sortie-disque-plein = there is no room left on the disk to write “{ $chemin }”
    .label = disk full
    .aide = make room, then start again; the site online has not changed (for your IT person: { $cause })
sortie-interdite = Palier is not allowed to write “{ $chemin }”
    .label = writing refused
    .aide = choose with --out a folder of your own, or ask for permission (for your IT person: { $cause })
sortie-impossible = “{ $chemin }” cannot be read or written
    .label = reading or writing failed
    .aide = start again; if it happens once more, show this message to your IT person: { $cause }
