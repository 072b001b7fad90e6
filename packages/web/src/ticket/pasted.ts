/**
 * Files out of the clipboard. A spreadsheet or a word processor puts a picture of its text there, too: who copies cells or words means the
 * words. A picture that is copied in a browser comes with HTML as well, in which there are none.
 */
export function pastedFiles(data: DataTransfer | null): readonly File[] {
  const files = [...(data?.files ?? [])];
  if (!data || files.length === 0) return [];
  const { body } = new DOMParser().parseFromString(data.getData('text/html'), 'text/html');
  return body.textContent.trim() === '' ? files : [];
}
