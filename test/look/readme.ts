export async function takeReadmePictures(): Promise<void> {}
