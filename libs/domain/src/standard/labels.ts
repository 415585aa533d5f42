import type { Grant, Party, Role, StepType } from '../event/vocabulary.ts';
import type { Label, Milestone, Outcome } from './standard.ts';

/** What an event of a procedure says, in a sentence. */
export const TYPE_LABELS: { readonly [type in 'ReportReceived' | StepType]: Label } = {
  ReportReceived: {
    id: 'Laporan, permohonan atau pengaduan diterima; kasus dibuka menurut standar yang berlaku',
    en: 'A report, application or complaint came in; the case opened under the standard then in force',
  },
  FileChecked: { id: 'Berkas diperiksa dan lengkap', en: 'The papers were checked and found complete' },
  FileReturned: {
    id: 'Berkas dikembalikan untuk dilengkapi',
    en: 'The papers went back to whoever must complete them',
  },
  FileCompleted: { id: 'Kekurangan berkas diterima', en: 'The missing papers came' },
  DataEntered: { id: 'Data diinput', en: 'Facts were entered in a register or a national system' },
  RegistryChecked: { id: 'Data kesejahteraan dicek', en: 'The welfare register was looked up' },
  CaseAssessed: { id: 'Asesmen dilakukan', en: 'The case was assessed' },
  ReassessmentOrdered: { id: 'Asesmen ulang diminta', en: 'A new assessment is wanted' },
  CaseVerified: { id: 'Diverifikasi', en: 'The facts were verified, on paper or in the field' },
  AssessmentMinuted: {
    id: 'Berita acara asesmen dibuat',
    en: 'The assessment was put in minutes (berita acara)',
  },
  FamilyTraced: { id: 'Hasil penelusuran keluarga dicatat', en: 'The search for the family had a result' },
  SelectionDecided: { id: 'Seleksi diputuskan', en: 'The case was or was not selected for the aid' },
  CaseAssigned: { id: 'Didisposisikan', en: 'Someone was made responsible (disposisi)' },
  FieldVisitOrdered: { id: 'Surat Perintah Tugas diterbitkan', en: 'A task order was given (Surat Perintah Tugas)' },
  FieldVisitReported: { id: 'Hasil kunjungan lapangan dilaporkan', en: 'The field visit was reported' },
  EscortMade: { id: 'Klien didampingi ke instansi lain', en: 'The client was accompanied to another body' },
  DraftPrepared: { id: 'Berkas atau surat disiapkan', en: 'The file or the letter was prepared' },
  DraftInitialled: { id: 'Diparaf atasan', en: 'A superior initialled the draft (paraf)' },
  DraftReturned: { id: 'Konsep dikembalikan untuk perbaikan', en: 'A superior sent the draft back' },
  ApprovalDecided: {
    id: 'Persetujuan dinas diputuskan',
    en: 'Approval inside the office was given or refused',
  },
  DocumentSigned: {
    id: 'Ditandatangani Kadis atau pemegang mandat',
    en: 'The head of the office, or whoever holds the mandate, signed',
  },
  ReferralPlanned: { id: 'Rujukan direncanakan', en: 'The referral was planned' },
  ForwardedToParty: { id: 'Berkas dikirim ke pihak lain', en: 'The file went to another body' },
  PartyConsulted: { id: 'Dikoordinasikan dengan pihak lain', en: 'Another body was consulted' },
  PartyDecided: { id: 'Keputusan pihak lain diterima', en: 'Another body approved or refused' },
  PartyReturned: { id: 'Pihak lain meminta perbaikan', en: 'Another body asked for corrections' },
  PartyDocumentReceived: { id: 'Surat pihak lain diterima', en: 'A document of another body came in' },
  ClientSheltered: { id: 'Klien masuk rumah singgah', en: 'The client entered the temporary shelter' },
  ClientDeparted: {
    id: 'Klien keluar dari rumah singgah',
    en: 'The client left the shelter in an ordered way without being sent on',
  },
  TravelArranged: { id: 'Tiket atau angkutan disiapkan', en: 'Tickets or transport were arranged' },
  ClientSent: { id: 'Klien diserahkan atau dipulangkan', en: 'The client was handed over or sent home' },
  ClientReturnedToFamily: { id: 'Klien diserahkan ke keluarga', en: 'The client was handed to the family' },
  AidDelivered: { id: 'Bantuan diserahkan', en: 'Goods, a device, a card or money were handed over' },
  DocumentDelivered: { id: 'Surat diserahkan', en: 'The letter was handed over' },
  InformationGiven: { id: 'Informasi diberikan', en: 'The applicant was informed, no letter is due' },
  FollowUpRecorded: { id: 'Tindak lanjut dicatat', en: 'The complaint was acted upon' },
  AnswerGiven: { id: 'Jawaban disampaikan', en: 'The complaint was answered' },
  AnswerDisputed: { id: 'Pelapor belum puas', en: 'The complainant was not content' },
  FinalReportRecorded: { id: 'Laporan akhir dibuat', en: 'The closing report was made' },
  CaseReferred: { id: 'Dialihkan ke instansi lain', en: 'Another body takes the case' },
  CaseWithdrawn: { id: 'Ditarik pemohon', en: 'The applicant withdrew' },
  CaseLapsed: { id: 'Gugur, berkas tidak dilengkapi', en: 'The file was not completed in time (gugur)' },
  ClientLeft: { id: 'Klien pergi atas kemauan sendiri', en: 'The client left on their own' },
  ClientDied: { id: 'Klien meninggal', en: 'The client died' },
  CaseClosed: { id: 'Kasus ditutup', en: 'The case was closed' },
};

export const ROLE_LABELS: { readonly [role in Role]: Label } = {
  'front-desk': { id: 'Petugas loket / front office / petugas pengaduan', en: 'Front desk, complaints desk' },
  'case-worker': {
    id: 'Pendamping atau petugas rehabilitasi sosial, pekerja sosial, Tagana, staf bidang',
    en: 'Case worker, social worker, disaster volunteer, division staff',
  },
  'data-operator': {
    id: 'Operator data (SIKS-NG, SITANJAKMAS, pengelola DTKS)',
    en: 'Data operator (SIKS-NG, SITANJAKMAS, DTKS)',
  },
  'back-office': { id: 'Petugas back office', en: 'Back office' },
  'section-head': { id: 'Kepala Seksi (atau Ketua Tim)', en: 'Section head (or team leader)' },
  'division-head': { id: 'Kepala Bidang', en: 'Division head' },
  supervisor: { id: 'Supervisor', en: 'Supervisor' },
  manager: { id: 'Manajer', en: 'Manager' },
  head: { id: 'Kepala Dinas (Kadis)', en: 'Head of the office' },
  secretariat: {
    id: 'Sekretariat (agenda, penomoran, arsip)',
    en: 'Secretariat (agenda, numbering, archive)',
  },
  'shelter-officer': { id: 'Petugas rumah singgah', en: 'Shelter officer' },
  counsellor: {
    id: 'JF Penyuluh Sosial (pengawasan internal)',
    en: 'Social counsellor (internal supervision)',
  },
};

export const GRANT_LABELS: { readonly [grant in Grant]: Label } = {
  administrator: { id: 'Administrator', en: 'Administrator' },
  auditor: { id: 'Auditor', en: 'Auditor' },
  inspector: { id: 'Inspektorat', en: 'Inspector' },
  'privacy-officer': { id: 'Pejabat Pelindungan Data Pribadi', en: 'Privacy officer' },
};

export const PARTY_LABELS: { readonly [party in Party]: Label } = {
  applicant: { id: 'Pemohon', en: 'Applicant' },
  reporter: { id: 'Pelapor', en: 'Reporter' },
  family: { id: 'Keluarga', en: 'Family' },
  'ward-office': { id: 'Kelurahan', en: 'Ward office' },
  'community-assessor': { id: 'PSM', en: 'Community social worker (volunteer)' },
  police: { id: 'Kepolisian / Satpol PP', en: 'Police' },
  hospital: { id: 'Rumah sakit / puskesmas', en: 'Hospital' },
  'mental-hospital': { id: 'RSJ', en: 'Mental hospital' },
  'health-office': { id: 'Dinas Kesehatan', en: 'Health office' },
  'care-institution': { id: 'Panti / balai', en: 'Care institution' },
  'elderly-home': { id: 'LKSLU', en: 'Elderly care institution' },
  bank: { id: 'Bank', en: 'Bank' },
  ministry: { id: 'Kementerian Sosial', en: 'Ministry of Social Affairs' },
  'provincial-office': { id: 'Dinsos Provinsi', en: 'Provincial office' },
  'migrant-worker-service': { id: 'P4MI / BP3MI', en: 'Migrant-worker protection service' },
  'receiving-office': { id: 'Dinsos atau mitra penerima', en: 'Receiving office or partner' },
  'other-agency': { id: 'Instansi lain', en: 'Another agency' },
};

export const MILESTONE_LABELS: { readonly [milestone in Milestone]: Label } = {
  received: { id: 'Diterima', en: 'Received' },
  assessed: { id: 'Diasesmen', en: 'Assessed' },
  verified: { id: 'Diverifikasi', en: 'Verified' },
  signed: { id: 'Ditandatangani', en: 'Signed' },
  sent: { id: 'Diserahkan', en: 'Handed over' },
};

export const OUTCOME_LABELS: { readonly [outcome in Outcome]: Label } = {
  completed: { id: 'Selesai', en: 'Completed' },
  rejected: { id: 'Ditolak', en: 'Refused' },
  'returned-to-family': { id: 'Diserahkan ke keluarga', en: 'Returned to the family' },
  'not-proven': { id: 'Tidak terbukti', en: 'Not proven' },
  'not-eligible': { id: 'Tidak layak', en: 'Not eligible' },
  informed: { id: 'Informasi diberikan', en: 'Informed' },
  referred: { id: 'Dialihkan', en: 'Referred' },
  'not-a-complaint': { id: 'Bukan pengaduan', en: 'Not a complaint' },
  withdrawn: { id: 'Ditarik', en: 'Withdrawn' },
  lapsed: { id: 'Gugur', en: 'Lapsed' },
  left: { id: 'Klien pergi', en: 'Client left' },
  died: { id: 'Klien meninggal', en: 'Client died' },
};
