/**
 * The messages as one person sees them: ephemeral ones of others are left out,
 * own ones stand in their places, and what they replace is hidden.
 */
export function seenBy(views, personId) {
  const own = views.filter(({ ephemeral }) => ephemeral?.personId === personId);
  const hidden = new Set(own.map(({ ephemeral }) => ephemeral.replacesId));
  const open = views.filter(({ ephemeral, message }) => !ephemeral && !hidden.has(message.message_id));
  const placeOf = ({ ephemeral, message }) => (ephemeral ? ephemeral.afterId + 0.5 : message.message_id);
  return [...open, ...own].sort((a, b) => placeOf(a) - placeOf(b));
}
