import { useNavigate } from '@tanstack/react-router';
import { useCallback, useState } from 'react';

/** Tickets that are picked for something to be done with them. */
export function useChosen() {
  const [chosen, setChosen] = useState<ReadonlySet<number>>(new Set());
  const choose = useCallback((id: number) => {
    setChosen((before) => {
      const next = new Set(before);
      if (!next.delete(id)) next.add(id);
      return next;
    });
  }, []);
  return { chosen, choose, keepOnly: setChosen };
}

/** Go to a ticket, remembering the list that one comes from. */
export function useOpenTicket(view?: string) {
  const navigate = useNavigate();
  return useCallback(
    (id: number, compose?: 'reply' | 'note' | 'escalate') =>
      void navigate({
        to: '/tickets/$ticketId',
        params: { ticketId: String(id) },
        search: { ...(view === undefined ? {} : { view }), ...(compose ? { compose } : {}) },
      }),
    [navigate, view],
  );
}
