export type FileState = 'uploaded' | 'scanning' | 'clean' | 'infected' | 'unscanned';

export type StoredFile = {
  id: string;
  name: string;
  kind: string;
  mediaType: string;
  size: number;
  sha256: Buffer;
  store: 'folder' | 's3';
  storeKey: string;
  storeRegion: string;
  state: FileState;
  finding: string | null;
  scannedAt: Date | null;
  companyId: string | null;
  caseId: string | null;
  forCompany: boolean;
  agencyId: number | null;
  onlyAgency: number | null;
  uploadedBy: string;
  createdAt: Date;
};

/** Whose file it is; row security shows it to that company, to that agency and to agencies with sight of its documents. */
export type FileOwner = {
  personId: string;
  companyId: string | null;
  caseId: string | null;
  agencyId: number | null;
  /** False for an agency's own papers about a company. */
  forCompany: boolean;
  /** The one agency that finds it beside the company, whoever else has sight of its documents. */
  onlyAgency?: number;
};

/** What a page shows of a file. `unscanned` reads 검사 안 됨. */
export type FileView = {
  id: string;
  name: string;
  kind: string;
  size: number;
  sha256: string;
  state: FileState;
  mayDownload: boolean;
  caseId: string | null;
  agencyId: number | null;
  uploadedBy: string;
  createdAt: Date;
};

/** Until the scanner has spoken nobody gets the file; where there is no scanner the page says so and the reader decides. */
export const mayDownload = (state: FileState): boolean => state === 'clean' || state === 'unscanned';

export const viewOf = (file: StoredFile): FileView => ({
  id: file.id,
  name: file.name,
  kind: file.kind,
  size: file.size,
  sha256: file.sha256.toString('hex'),
  state: file.state,
  mayDownload: mayDownload(file.state),
  caseId: file.caseId,
  agencyId: file.agencyId,
  uploadedBy: file.uploadedBy,
  createdAt: file.createdAt,
});
