// A chosen photo as the simulator sends it. Null where it is larger than a carrier would take.
export type Photo = { fileName: string; contentType: string; base64: string };

const LARGEST_PHOTO_BYTES = 5_000_000;

export async function readPhoto(file: File): Promise<Photo | null> {
  if (file.size > LARGEST_PHOTO_BYTES) return null;
  const url = await new Promise<string>((resolve, reject) => {
    const reader = new FileReader();
    reader.addEventListener('load', () => resolve(String(reader.result)));
    reader.addEventListener('error', () => reject(reader.error ?? new Error('unreadable')));
    reader.readAsDataURL(file);
  });
  const contentType = file.type || 'application/octet-stream';
  return { fileName: file.name, contentType, base64: url.slice(url.indexOf(',') + 1) };
}
