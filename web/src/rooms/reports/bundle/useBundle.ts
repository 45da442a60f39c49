import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { saveContent } from '#lib/download';
import type { Evidence } from '../evidence/api.ts';
import { type Incident, incidentsKey } from '../incidents/api.ts';
import { noteBundle } from './api.ts';
import { type Attached, examine, type Made, makeBundle, type Wish } from './making.ts';

/** The files chosen from this computer, each looked at for its fingerprint as it comes. */
export function useFiles(incident: Incident, evidence: Evidence) {
  const [attached, setAttached] = useState<readonly Attached[]>([]);
  const look = useMutation({
    mutationFn: async (files: readonly File[]) => {
      const unreadable: string[] = [];
      for (const file of files) {
        const found = await examine(file, incident, evidence).catch(() => null);
        if (found === null) unreadable.push(file.name);
        else
          setAttached((before) => [
            ...before.filter(({ file: { name }, sha256 }) => name !== file.name || sha256 !== found.sha256),
            found,
          ]);
      }
      return unreadable;
    },
    gcTime: 0,
  });
  return {
    attached,
    add: (files: readonly File[]) => look.mutate(files),
    remove: (one: Attached) => setAttached((before) => before.filter((other) => other !== one)),
    isLooking: look.isPending,
    unreadable: look.data ?? [],
    size: attached.reduce((sum, { file }) => sum + file.size, 0),
  };
}

/** Made, written down, and only then handed to the browser to save. */
export function useMaking() {
  const client = useQueryClient();
  const [bytes, setBytes] = useState(0);
  const make = useMutation({
    mutationFn: async (wish: Wish): Promise<Made> => {
      setBytes(0);
      const made = await makeBundle(wish, setBytes);
      await noteBundle(wish.incident.id, made.note);
      saveContent(made.blob, made.name);
      return made;
    },
    // The passphrase must not outlive the page that shows it.
    gcTime: 0,
    onSuccess: () => client.invalidateQueries({ queryKey: incidentsKey }),
  });
  return { make, bytes };
}
