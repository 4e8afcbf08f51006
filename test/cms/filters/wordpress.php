<?php
/** What WordPress keeps of a text (KSES) and then makes of it (`the_content`). */
ini_set('display_errors', 'stderr');
error_reporting(E_ALL & ~E_DEPRECATED);
[, $kind, $root] = $argv;

define('ABSPATH', "$root/");
define('WPINC', 'wp-includes');
define('WP_CONTENT_DIR', "$root/wp-content");
define('WP_DEBUG', false);
foreach (['plugin', 'load', 'functions', 'formatting', 'kses', 'shortcodes'] as $file) {
    require "$root/wp-includes/$file.php";
}
// Its translations need a database.
function _x($text) { return $text; }
function __($text) { return $text; }

$html = stream_get_contents(STDIN);
// Administrators of a site of its own may write any HTML.
if ($kind !== 'admin') $html = wp_kses_post($html);
$html = wptexturize($html);
// A text that is made of blocks gets no paragraphs (`do_blocks`).
if ($kind !== 'kses-block') $html = shortcode_unautop(wpautop($html));
echo $html;
