<?php
/**
 * What WordPress puts into a page for an address of ours, by its own code: it looks for the oEmbed
 * answer in the head of the page, asks for it, and filters what it does not trust.
 *
 *     php wordpress.php FOLDER ADDRESS
 */
[, $folder, $address] = $argv;
define('ABSPATH', "$folder/");
define('WPINC', 'wp-includes');
error_reporting(E_ALL & ~E_DEPRECATED & ~E_WARNING);

// What needs a database, a network of its own or the whole of WordPress.
function __($text) { return $text; }
function _x($text) { return $text; }
function _n($one) { return $one; }
function get_locale() { return 'da_DK'; }
function home_url() { return 'https://by.example'; }
function is_wp_error($thing) { return $thing instanceof WP_Error; }
function wp_installing() { return false; }
function wp_remote_retrieve_body($answer) { return $answer['body']; }
function wp_remote_retrieve_response_code($answer) { return $answer['code']; }
function wp_safe_remote_get($url) {
    $context = stream_context_create(['http' => ['ignore_errors' => true, 'timeout' => 10]]);
    $body = file_get_contents($url, false, $context);
    return ['body' => (string) $body, 'code' => (int) (explode(' ', $http_response_header[0] ?? '')[1] ?? 0)];
}

$files = ['compat', 'plugin', 'functions', 'formatting', 'kses', 'shortcodes', 'pluggable', 'embed', 'class-wp-error', 'class-wp-oembed'];
foreach ($files as $file) require_once ABSPATH . "wp-includes/$file.php";
add_filter('pre_option', fn ($value, $name) => $name === 'blog_charset' ? 'UTF-8' : '', 10, 2);
add_filter('oembed_dataparse', 'wp_filter_oembed_result', 10, 3);
echo (new WP_oEmbed())->get_html($address, ['width' => 640, 'height' => 1000]) ?: 'nothing';
