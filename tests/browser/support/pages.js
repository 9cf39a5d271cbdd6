// One page of each template, and of the service.
export const TEMPLATES = {
  home: '/',
  section_updates: '/chantiers/',
  programme: '/chantiers/terrasses-du-verger/',
  update: '/chantiers/terrasses-du-verger/2026-11-06-hors-eau/',
  section_tenders: '/appels-offres/',
  tender: '/appels-offres/2026-07-ilot-ferrand/',
  section_documents: '/conseil/',
  document: '/conseil/2026-10-01-releve-de-decisions/',
  section_residences: '/residences/',
  residence: '/residences/les-glycines/',
  notice: '/residences/les-glycines/2026-11-20-ascenseur-b/',
  section_events: '/agenda/',
  event: '/agenda/2026-12-12-gouter-des-lumieres/',
  list: '/actualites/',
  article: '/actualites/2026-11-09-journee-bois/',
  page: '/a-propos/',
  search: '/recherche/?q=ascenseur',
  site_map: '/plan-du-site/',
  subscribe: '/s-abonner/',
  archives: '/archives/',
  legal: '/mentions-legales/',
  404: '/nulle-part/',
};

// What may stand on pages of several templates.
export const PARTS = {
  chart: '/residences/residence-du-port/',
};

// A conversation, and what its service shows besides.
export const THREAD = 'chantiers/terrasses-du-verger/2026-11-06-hors-eau';
const path = encodeURIComponent(THREAD);
export const SERVICE = {
  conversation: `/commentaires/fil/${path}`,
  'reply to a comment': '/commentaires/commentaire/1/repondre',
  'report of a comment': '/commentaires/commentaire/1/signaler',
  'data of a person': '/commentaires/mes-donnees',
  problem: '/commentaires/nulle-part',
  'sign-in': '/commentaires/moderation/connexion',
};

// What the desk shows besides the pages that its navigation leads to.
const desk = '/commentaires/moderation';
export const BEYOND = {
  'desk, one comment': `${desk}/tous?message=1`,
  'desk, a conversation': `${desk}/tous?fil=${path}`,
  'desk, nothing found': `${desk}/tous?mots=introuvable`,
  'desk, a page to close': `${desk}/ouverture?page=hors`,
  'desk, the log, narrowed': `${desk}/journal?geste=publish`,
  'desk, yearly report': `${desk}/statistiques/rapport?annee=2026`,
};

// Pages that answer 404: what they are for.
export const MISSING = [TEMPLATES[404], SERVICE.problem];
