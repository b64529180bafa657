import { newsKinds, type NewsTopic } from './news-kinds.ts';

/** An event as the outbox delivers it. */
export interface ToldEvent {
  type: string;
  payload: Readonly<Record<string, unknown>>;
  occurredAt: string;
}

type ImportStatus = 'running' | 'completed' | 'abandoned';

/** How far an import is: for screens that would otherwise ask again and again. */
export interface ImportProgress {
  status: ImportStatus;
  totalRows: number;
  doneRows: number;
  rejectedRows: number;
}

/** What a screen is told: which record has changed, never what stands in it. */
export interface News {
  type: string;
  topic: NewsTopic;
  id: string;
  hospitalId: string | null;
  doctorId: string | null;
  appointmentId: string | null;
  version: number | null;
  occurredAt: string;
  progress: ImportProgress | null;
}

export interface AddressedNews {
  news: News;
  doctorIds: string[];
}

/**
 * The news in a row of events, in their order. Of the progress of one import only the last is news: a fast one has a hundred
 * batches a second. What is no news, or names no record, is passed over.
 */
export function newsOf(events: readonly ToldEvent[]): AddressedNews[] {
  const all = events.flatMap((event) => newsOfOne(event) ?? []);
  const last = new Map(all.map(({ news }) => [news.id, news]));
  return all.filter(({ news }) => news.type !== 'import.progressed' || last.get(news.id) === news);
}

function newsOfOne({ type, payload, occurredAt }: ToldEvent): AddressedNews | undefined {
  const kind = newsKinds[type];
  const id = kind && text(payload[kind.record]);
  if (!kind || id === null || id === undefined) {
    return undefined;
  }
  const doctorId = text(payload['doctorId']);
  const before = text(payload['fromDoctorId']);
  const news: News = {
    type,
    topic: kind.topic,
    id,
    hospitalId: text(payload['hospitalId']),
    doctorId,
    appointmentId: text(payload['appointmentId']),
    version: kind.versionVaries ? null : number(payload['version']),
    occurredAt,
    progress: kind.topic === 'import' ? progressIn(payload) : null,
  };
  return { news, doctorIds: [...new Set([doctorId, before])].filter((doctor) => doctor !== null) };
}

const ended: ImportStatus[] = ['completed', 'abandoned'];

function progressIn(payload: ToldEvent['payload']): ImportProgress {
  return {
    status: ended.find((status) => status === payload['status']) ?? 'running',
    totalRows: number(payload['totalRows']) ?? 0,
    doneRows: number(payload['doneRows']) ?? 0,
    rejectedRows: number(payload['rejectedRows']) ?? 0,
  };
}

function text(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

function number(value: unknown): number | null {
  return typeof value === 'number' ? value : null;
}
