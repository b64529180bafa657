import type { Settings } from '../settings/settings.ts';
import type { FileStore } from './file-store.ts';
import { LocalFolder } from './local-folder.ts';
import { S3Bucket } from './s3-bucket.ts';

/** The store the settings name: a bucket where they have an endpoint, else the folder. */
export function openFileStore(settings: Settings): FileStore {
  const { S3_ENDPOINT: endpoint, S3_BUCKET: bucket, S3_REGION: region } = settings;
  const { S3_ACCESS_KEY_ID: accessKeyId, S3_SECRET_ACCESS_KEY: secretAccessKey } = settings;
  if (endpoint && bucket && accessKeyId && secretAccessKey) {
    return new S3Bucket({ endpoint, bucket, region, accessKeyId, secretAccessKey });
  }
  return new LocalFolder(settings.FILES_DIR);
}
