/** A request may have had secrets, and a server may send them back: what is said of a stream says none of them. */

import type { DiagnosisKind } from '../../shared/diagnoses/catalogue.ts';
import type { Diagnosis, DiagnosisFacts, DiagnosisPlace } from '../../shared/diagnoses/diagnosis.ts';
import type { Redact } from '../redaction.ts';

export function redactedDiagnosis(
  { facts, places, ...rest }: Diagnosis<DiagnosisKind>,
  redact: Redact,
): Diagnosis<DiagnosisKind> {
  const shown = Object.entries(facts).map(([name, value]) => [name, typeof value === 'string' ? redact(value) : value]);
  return {
    ...rest,
    facts: Object.fromEntries(shown) as DiagnosisFacts,
    places: places.map((place) => redactedPlace(place, redact)),
  };
}

function redactedPlace(place: DiagnosisPlace, redact: Redact): DiagnosisPlace {
  if (place.excerpt === undefined) return place;
  const text = new TextDecoder().decode(place.excerpt);
  const shown = redact(text);
  return shown === text ? place : { ...place, excerpt: Uint8Array.from(new TextEncoder().encode(shown)) };
}
