/** For each kind of diagnosis about what events carry: streams, and near misses. */

import type { DiagnosisKind } from '../../src/shared/diagnoses/catalogue.ts';
import { type DiagnosisExample, ended } from './sent-stream.ts';

/** An event for each, of one data line. */
function data(...values: readonly string[]): string {
  return values.map((value) => `data: ${value}\n\n`).join('');
}

export const payloadStreams = {
  pythonRepr: {
    trigger: ended(data("{'price': 12.5, 'ok': True, 'note': None}", "{'price': 12.6, 'ok': False, 'note': None}")),
    also: [ended(data("[{'a': 1}]")), ended(data("('tick', 3)")), ended(data('{"ok": True, "note": None}'))],
    nearMiss: ended(data('{"text": "it\'s True, not None"}', "'quoted'", "['s", '{"a": "\'b\': True"}')),
  },
  pythonBytes: {
    trigger: ended(data('b\'{"a": 1}\'', 'b\'{"a": 2}\'')),
    also: [ended(data('b"hello"')), ended(data("b'\\xe4'"))],
    nearMiss: ended(data("b's", 'bob', 'b"')),
  },
  objectObject: {
    trigger: ended(data('[object Object]', '[object Object]')),
    also: [ended(data('Update: [object Object]')), ended(data('[object Object],[object Object]'))],
    nearMiss: ended(data('object Object', '["object", "Object"]')),
  },
  notANumber: {
    trigger: ended(data('{"mean": NaN, "n": 0}', '{"mean": Infinity, "n": 1}')),
    also: [ended(data('[1, -Infinity]')), ended(data('{"a": {"b": [NaN]}, "text": "NaN"}'))],
    nearMiss: ended(data('{"mean": "NaN"}', 'NaN', '["Infinity"]')),
  },
  missingValue: {
    trigger: ended('id: undefined\nevent: undefined\ndata: undefined\n\nid: null\nevent: null\ndata: null\n\n'),
    also: [ended(data('undefined')), ended('id: None\ndata: 1\n\n'), ended('event: NaN\ndata: 1\n\n')],
    nearMiss: ended('event: put\nid: 1\ndata: null\n\ndata: undefined behaviour\n\n'),
  },
  prefixTwice: {
    trigger: ended('data: data: {"n":1}\n\n\ndata: data: {"n":2}\n\n\n'),
    also: [ended('data:data:hello\n\n'), ended('event: x\ndata: data:\n\n')],
    nearMiss: ended(data('database', 'the data: 5', 'data')),
  },
  eventInData: {
    trigger: ended('data: event: tick\ndata: data: {"n":1}\ndata: \ndata: \n\n'),
    also: [
      ended('event: x\r\ndata: id: 5\r\ndata: data: hello\r\ndata:\r\n\r\n'),
      ended('data:data:{"n":1}\ndata:data:{"n":2}\n\n'),
    ],
    nearMiss: ended('data: id: 5\ndata: name: data\n\ndata: elements <p>\ndata: elements data: 5</p>\n\n'),
  },
  reservedType: {
    trigger: ended('event: error\ndata: {"message":"x"}\n\n'),
    also: [ended('event: open\ndata: 1\n\n'), ended('data: 1\n\nevent:error\ndata\n\n')],
    nearMiss: ended('event: errors\ndata: 1\n\nevent: Error\ndata: error\n\n'),
  },
  lostSpace: {
    trigger: ended('data:The\n\ndata: quick\n\ndata: brown\n\ndata:ly\n\n'),
    also: [
      ended(
        'event: token\ndata:Hel\n\nevent: token\ndata:lo\n\nevent: token\ndata: dear\n\nevent: token\ndata: world\n\n',
      ),
      ended('data: a\n\ndata: b\n\ndata: c\n\ndata:d\n\ndata:e\n\n'),
    ],
    nearMiss: ended(`${data('The', 'quick', ' brown', 'fox')}data:{"n":1}\n\ndata:{"n":2}\n\ndata:1\n\ndata:2\n\n`),
  },
  htmlEscapes: {
    trigger: ended(data('{&quot;n&quot;: 1}')),
    also: [ended(data('[{&#34;n&#34;: 1}]')), ended(data('{&#x22;n&#x22;:1}'))],
    nearMiss: ended(data('{"html": "&quot;hi&quot;"}', 'a &quot; b', '<p>&quot;</p>')),
  },
} satisfies Partial<Record<DiagnosisKind, DiagnosisExample>>;
