import { pipeline } from 'node:stream/promises';
import { inPlainWords, type MongoConnection, MongoFull, makeCollection } from '@jejak/mongodb';
import { type Collection, type Db, type Filter, GridFSBucket, type GridFSFile, type ObjectId } from 'mongodb';
import {
  AttachmentDamaged,
  AttachmentNotFound,
  type Attachments,
  AttachmentsFull,
  checkAttachment,
  checkSealed,
  openSealed,
  type StoredAttachment,
  sealAttachment,
} from '../attachments/index.ts';
import { type Randomness, systemRandomness } from '../randomness/index.ts';

const BUCKET = 'attachments';
/** A killed process may leave the pieces of a file without the file; after so long nobody is still writing it. */
const HALF_WRITTEN_MS = 3_600_000;

/** A file that is being written: its id in GridFS. */
interface Incoming {
  readonly _id: ObjectId;
  readonly since: Date;
}

/** Attachments in GridFS, in MongoDB's private database; what a killed process left half written is cleared first. */
export async function openMongoAttachments(
  { private: db }: MongoConnection,
  randomness: Randomness = systemRandomness,
): Promise<Attachments> {
  const attachments = new MongoAttachments(db, randomness);
  await inPlainWords(async () => {
    await makeCollection(db, `${BUCKET}.incoming`, [{ key: { since: 1 } }]);
    await makeCollection(db, `${BUCKET}.files`, [{ key: { filename: 1, uploadDate: 1 } }, { key: { uploadDate: 1 } }]);
    await makeCollection(db, `${BUCKET}.chunks`, [{ key: { files_id: 1, n: 1 }, unique: true }]);
    await attachments.clear(new Date(Date.now() - HALF_WRITTEN_MS));
  });
  return attachments;
}

class MongoAttachments implements Attachments {
  readonly #bucket: GridFSBucket;
  readonly #incoming: Collection<Incoming>;
  readonly #files: Collection<GridFSFile>;
  readonly #chunks: Collection<{ readonly files_id: ObjectId }>;
  readonly #randomness: Randomness;

  constructor(db: Db, randomness: Randomness) {
    this.#bucket = new GridFSBucket(db, { bucketName: BUCKET });
    this.#incoming = db.collection(`${BUCKET}.incoming`);
    this.#files = db.collection(`${BUCKET}.files`);
    this.#chunks = db.collection(`${BUCKET}.chunks`);
    this.#randomness = randomness;
  }

  async put(bytes: Uint8Array): Promise<StoredAttachment> {
    const { stored, sealed } = await sealAttachment(bytes, checkAttachment(bytes), this.#randomness);
    await this.#keep(stored.hash, sealed);
    return stored;
  }

  async get(hash: string, key: string): Promise<Uint8Array> {
    return openSealed(await this.#found(hash), hash, key);
  }

  has(hash: string): Promise<boolean> {
    return inPlainWords(async () => (await this.#files.findOne({ filename: hash })) !== null);
  }

  async sealed(hash: string): Promise<Uint8Array> {
    const sealed = await this.#found(hash);
    await checkSealed(sealed, hash);
    return sealed;
  }

  async adopt(hash: string, sealed: Uint8Array): Promise<void> {
    await checkSealed(sealed, hash);
    if (!(await this.has(hash))) await this.#keep(hash, sealed);
  }

  hashes(): AsyncGenerator<string, void> {
    return this.#hashes({});
  }

  olderThan(milliseconds: number): AsyncGenerator<string, void> {
    return this.#hashes({ uploadDate: { $lt: new Date(Date.now() - milliseconds) } });
  }

  async *#hashes(filter: Filter<GridFSFile>): AsyncGenerator<string, void> {
    const files = this.#files.find(filter, { sort: { uploadDate: 1 } });
    try {
      for (;;) {
        const file = await inPlainWords(() => files.next());
        if (file === null) return;
        yield file.filename;
      }
    } finally {
      await files.close();
    }
  }

  async remove(hash: string): Promise<void> {
    await inPlainWords(async () => {
      for (const { _id } of await this.#files.find({ filename: hash }).toArray()) await this.#bucket.delete(_id);
    });
  }

  /** Removes the pieces of what was begun before then and is no file. */
  async clear(before: Date): Promise<void> {
    for (const { _id } of await this.#incoming.find({ since: { $lt: before } }).toArray()) {
      if ((await this.#files.findOne({ _id })) === null) await this.#chunks.deleteMany({ files_id: _id });
      await this.#incoming.deleteOne({ _id });
    }
  }

  async #found(hash: string): Promise<Uint8Array> {
    if (!(await this.has(hash))) throw new AttachmentNotFound(`attachment ${hash} is not in the store`);
    return inPlainWords(() => this.#read(hash));
  }

  async #keep(hash: string, sealed: Uint8Array): Promise<void> {
    try {
      await inPlainWords(() => this.#write(hash, sealed));
    } catch (error) {
      if (error instanceof MongoFull) throw new AttachmentsFull('no room is left for attachments', { cause: error });
      throw error;
    }
  }

  async #write(hash: string, sealed: Uint8Array): Promise<void> {
    const upload = this.#bucket.openUploadStream(hash, { chunkSizeBytes: CHUNK_BYTES });
    await this.#incoming.insertOne({ _id: upload.id, since: new Date() });
    await pipeline([sealed], upload);
    await this.#incoming.deleteOne({ _id: upload.id });
  }

  async #read(hash: string): Promise<Uint8Array> {
    const pieces: Uint8Array[] = [];
    try {
      for await (const piece of this.#bucket.openDownloadStreamByName(hash)) pieces.push(piece);
    } catch (cause) {
      if (!isIncomplete(cause)) throw cause;
      throw new AttachmentDamaged(`attachment ${hash} is incomplete`, { cause });
    }
    return Buffer.concat(pieces);
  }
}

const CHUNK_BYTES = 1024 * 1024;

function isIncomplete(failure: unknown): boolean {
  return failure instanceof Object && 'name' in failure && failure.name === 'MongoGridFSChunkError';
}
