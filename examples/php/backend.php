<?php
/**
 * A small backend for Samskab's widgets, with nothing but what PHP brings (8.1 or later, with
 * its extension pdo_sqlite).
 *
 *     PHP_CLI_SERVER_WORKERS=4 php -S 127.0.0.1:8000 backend.php
 *
 * It shows each definition in ../data at /api/{id}, and stores what is handed in, once. What is
 * asked of a backend, and in which words, says docs/protocol.md; `samskab check --submit` holds
 * this against it. The database is the file that DATABASE names, else handed-in.db beside it.
 */

declare(strict_types=1);

// A warning that is printed into JSON breaks it: it goes into the log of the server alone.
ini_set('display_errors', '0');
header_remove('X-Powered-By');

const LARGEST = 256 * 1024; // of a body, in bytes
const GRACE = 60; // seconds after closing, for what was on its way
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'; // without those that look like others

// A key is there once: of two that come at once the database lets one in.
const TABLES = '
CREATE TABLE IF NOT EXISTS answered (
  definition TEXT NOT NULL, key TEXT NOT NULL, body TEXT NOT NULL, receipt TEXT NOT NULL UNIQUE,
  PRIMARY KEY (definition, key)
) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS handed_in (definition TEXT NOT NULL, submission TEXT NOT NULL) STRICT;
';

/** The server says no: a status, a code that widgets have words for, and which rules are broken. */
final class Refusal extends Exception
{
    public function __construct(public int $status, string $code, public array $more = [], public ?int $retryAfter = null)
    {
        parent::__construct($code);
    }
}

// What is shown -----------------------------------------------------------------------------------

/** @return array<string, stdClass> by id */
function definitions(): array
{
    $all = [];
    foreach (glob(__DIR__ . '/../data/*.json') as $file) {
        $definition = json_decode(file_get_contents($file), false, 64, JSON_THROW_ON_ERROR);
        $all[$definition->id] = $definition;
    }
    return $all;
}

function phaseOf(stdClass $definition, float $now): string
{
    if (isset($definition->opens) && $now < strtotime($definition->opens)) return 'upcoming';
    if (isset($definition->closes) && $now >= strtotime($definition->closes)) return 'closed';
    return 'open';
}

function refuseUnlessOpen(stdClass $definition, float $now): void
{
    $phase = phaseOf($definition, $now);
    if ($phase === 'upcoming') throw new Refusal(403, 'not-open-yet');
    if ($phase === 'closed' && $now >= strtotime($definition->closes) + ($definition->grace ?? GRACE)) {
        throw new Refusal(403, 'closed');
    }
}

// What is allowed ---------------------------------------------------------------------------------

function broken(string $code, string $pointer, array $numbers = []): array
{
    return ['code' => $code, 'pointer' => $pointer] + $numbers;
}

function lengthProblems(int $count, ?int $least, ?int $most, string $pointer, string $low = 'too-few', string $high = 'too-many'): array
{
    if ($count < ($least ?? 0)) return [broken($low, $pointer, ['limit' => $least, 'by' => $least - $count])];
    if ($count > ($most ?? $count)) return [broken($high, $pointer, ['limit' => $most, 'by' => $count - $most])];
    return [];
}

function voteProblems(stdClass $definition, stdClass $body): array
{
    $selections = $body->selections ?? null;
    if (!is_array($selections)) return [broken('malformed', '/selections')];
    $known = array_column($definition->items, 'id');
    $seen = $problems = [];
    foreach ($selections as $index => $one) {
        $pointer = "/selections/$index/item";
        $item = $one instanceof stdClass ? $one->item ?? null : null;
        if (!is_string($item)) {
            $problems[] = broken('malformed', $pointer);
            continue;
        }
        // An approval says all by being there.
        if (property_exists($one, 'value')) $problems[] = broken('malformed', "/selections/$index/value");
        if (!in_array($item, $known, true)) $problems[] = broken('unknown-item', $pointer);
        elseif (in_array($item, $seen, true)) $problems[] = broken('duplicate', $pointer);
        $seen[] = $item;
    }
    $least = $definition->minLength ?? 1;
    return [...$problems, ...lengthProblems(count($selections), $least, $definition->maxLength ?? null, '/selections')];
}

function ideaProblems(stdClass $definition, stdClass $body): array
{
    $kinds = ['email' => 'email', 'name' => 'short-text', 'telephone' => 'short-text'];
    $contact = [];
    foreach ((array) $definition->contact as $part => $how) {
        $contact[] = (object) ['id' => $part, 'kind' => $kinds[$part], 'required' => $how === 'required'];
    }
    return [
        ...answerProblems($definition->fields, $body->answers ?? null, '/answers'),
        ...answerProblems($contact, $body->contact ?? new stdClass(), '/contact'),
    ];
}

function answerProblems(array $fields, mixed $answers, string $pointer): array
{
    if (!$answers instanceof stdClass) return [broken('malformed', $pointer)];
    $given = (array) $answers;
    $problems = [];
    foreach ($fields as $field) {
        array_push($problems, ...fieldProblems($field, $given[$field->id] ?? null, "$pointer/$field->id"));
        unset($given[$field->id]);
    }
    foreach (array_keys($given) as $name) {
        $token = strtr((string) $name, ['~' => '~0', '/' => '~1']);
        $problems[] = broken('unknown-field', "$pointer/$token");
    }
    return $problems;
}

function fieldProblems(stdClass $field, mixed $answer, string $pointer): array
{
    if ($answer === null || (is_string($answer) && trim($answer) === '')) {
        return $field->required ?? false ? [broken('required', $pointer)] : [];
    }
    if (!is_string($answer)) return [broken('malformed', $pointer)];
    if ($field->kind === 'single-choice') {
        return in_array($answer, array_column($field->options, 'id'), true) ? [] : [broken('unknown-option', $pointer)];
    }
    if ($field->kind === 'email') {
        return preg_match('/^[^@\s]+@[^@\s.]+(\.[^@\s.]+)+$/Du', $answer) ? [] : [broken('not-an-email', $pointer)];
    }
    $count = preg_match_all('/./su', str_replace("\r\n", "\n", $answer));
    return lengthProblems($count, $field->minLength ?? null, $field->maxLength ?? 500, $pointer, 'too-short', 'too-long');
}

// What is stored ----------------------------------------------------------------------------------

function open(): PDO
{
    $db = new PDO('sqlite:' . (getenv('DATABASE') ?: __DIR__ . '/handed-in.db'));
    foreach (['busy_timeout = 5000', 'journal_mode = WAL', 'synchronous = FULL'] as $setting) $db->exec("PRAGMA $setting");
    $db->exec(TABLES);
    return $db;
}

/** Everything of one submission is one transaction, which is on disk before it is answered. */
function take(stdClass $definition, string $key, stdClass $body, float $now): array
{
    $name = [$definition->id, hash('sha256', $key)];
    // The reader may have changed the language meanwhile: it is the same submission.
    $mark = hash('sha256', json_encode(sorted((object) array_diff_key((array) $body, ['language' => 0])), JSON_THROW_ON_ERROR));
    $db = open();
    $db->exec('BEGIN IMMEDIATE'); // from here on nobody else stores
    $found = $db->prepare('SELECT body, receipt FROM answered WHERE definition = ? AND key = ?');
    $found->execute($name);
    $before = $found->fetch(PDO::FETCH_OBJ);
    if ($before && $before->body !== $mark) throw new Refusal(422, 'key-reused', ['receipt' => ['code' => $before->receipt]]);
    if ($before) return ['code' => $before->receipt];
    refuseUnlessOpen($definition, $now);
    $errors = $definition->type === 'ballot' ? voteProblems($definition, $body) : ideaProblems($definition, $body);
    if ($errors) throw new Refusal(422, 'rule', ['errors' => $errors]);
    $receipt = implode('-', str_split(implode('', array_map(fn () => LETTERS[random_int(0, 31)], range(1, 8))), 4));
    $db->prepare('INSERT INTO answered VALUES (?, ?, ?, ?)')->execute([...$name, $mark, $receipt]);
    $db->prepare('INSERT INTO handed_in VALUES (?, ?)')->execute([$definition->id, json_encode($body, JSON_THROW_ON_ERROR)]);
    $db->exec('COMMIT');
    return ['code' => $receipt];
}

/** @return mixed the same with all keys in order: the same body may come in another */
function sorted(mixed $value): mixed
{
    if (is_array($value)) return array_map(sorted(...), $value);
    if (!$value instanceof stdClass) return $value;
    $keys = (array) $value;
    ksort($keys, SORT_STRING);
    return (object) array_map(sorted(...), $keys);
}

// What is answered --------------------------------------------------------------------------------

function answer(int $status, mixed $body, array $headers = [], string $type = 'application/json'): void
{
    http_response_code($status);
    // Any page may ask, and no cookie goes along.
    $all = $headers + [
        'Access-Control-Allow-Origin' => '*',
        'Access-Control-Expose-Headers' => 'date, age, retry-after',
        'Cache-Control' => 'no-store',
        'Content-Type' => $type,
    ];
    foreach ($all as $name => $value) header("$name: $value");
    if ($body !== null) echo json_encode($body, JSON_UNESCAPED_UNICODE | JSON_UNESCAPED_SLASHES | JSON_THROW_ON_ERROR);
}

function readSubmission(): stdClass
{
    $type = strtolower(trim(explode(';', $_SERVER['CONTENT_TYPE'] ?? '')[0]));
    if ($type !== 'application/json') throw new Refusal(415, 'unsupported-media-type');
    $bytes = file_get_contents('php://input', false, null, 0, LARGEST + 1);
    if (strlen($bytes) > LARGEST) throw new Refusal(413, 'too-large');
    try {
        $body = json_decode($bytes, false, 64, JSON_THROW_ON_ERROR);
    } catch (JsonException) {
        throw new Refusal(400, 'not-json');
    }
    return $body instanceof stdClass ? $body : throw new Refusal(422, 'rule', ['errors' => [broken('malformed', '')]]);
}

function respond(string $method, string $path, float $now): void
{
    if ($method === 'OPTIONS') {
        answer(204, null, [
            'Access-Control-Allow-Methods' => 'GET, POST',
            'Access-Control-Allow-Headers' => 'content-type, idempotency-key',
            'Access-Control-Max-Age' => '86400',
        ]);
        return;
    }
    $id = preg_match('~^/api/([a-z0-9-]+)$~D', $path, $match) ? $match[1] : '';
    $definition = definitions()[$id] ?? throw new Refusal(404, 'not-found');
    if ($method === 'GET') {
        $definition->phase = phaseOf($definition, $now);
        answer(200, $definition, ['Cache-Control' => 'no-cache']);
        return;
    }
    if ($method !== 'POST') throw new Refusal(405, 'method-not-allowed');
    $key = $_SERVER['HTTP_IDEMPOTENCY_KEY'] ?? '';
    if (!preg_match('/^[\x21-\x7e]{16,200}$/D', $key)) throw new Refusal(400, 'key-missing');
    answer(201, take($definition, $key, readSubmission(), $now));
}

// A refusal has the headers of any answer, or the browser says that there is no connection.
try {
    respond($_SERVER['REQUEST_METHOD'], parse_url($_SERVER['REQUEST_URI'], PHP_URL_PATH) ?: '/', microtime(true));
} catch (Refusal $no) {
    $wait = $no->retryAfter === null ? [] : ['Retry-After' => (string) $no->retryAfter];
    answer($no->status, ['status' => $no->status, 'code' => $no->getMessage()] + $no->more, $wait, 'application/problem+json');
} catch (Throwable $error) {
    error_log((string) $error);
    $busy = $error instanceof PDOException && ($error->errorInfo[1] ?? 0) === 5; // SQLITE_BUSY
    [$status, $code, $wait] = $busy ? [503, 'busy', ['Retry-After' => '1']] : [500, 'internal', []];
    answer($status, ['status' => $status, 'code' => $code], $wait, 'application/problem+json');
}
