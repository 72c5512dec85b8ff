// Fetches a document and hands it to the browser, so that a refusal is shown in words instead of a page of JSON.
import { useMutation } from '@tanstack/react-query';

export function useDocument<I>(endpoint: (input: I) => Promise<Blob>, name: string) {
  return useMutation({
    mutationFn: async (input: I) => {
      const file = await endpoint(input);
      const url = URL.createObjectURL(file);
      const link = Object.assign(document.createElement('a'), { href: url, download: file instanceof File && file.name ? file.name : name });
      document.body.append(link);
      link.click();
      link.remove();
      setTimeout(() => URL.revokeObjectURL(url), 60_000);
    },
  });
}
