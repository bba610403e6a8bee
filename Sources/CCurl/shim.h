#pragma once
#include <curl/curl.h>
// curl_easy_setopt and its like are variadic, which Swift cannot call. One inline function per
// argument kind keeps the C type checked at the call.
typedef size_t (*ccurl_receive)(char *_Nonnull bytes, size_t one, size_t count, void *_Nonnull context);
typedef curl_socket_t (*ccurl_open_socket)(void *_Nonnull context, curlsocktype purpose, struct curl_sockaddr *_Nonnull address);
static inline CURLcode ccurl_set_long(CURL *_Nonnull h, CURLoption o, long v) { return curl_easy_setopt(h, o, v); }
static inline CURLcode ccurl_set_string(CURL *_Nonnull h, CURLoption o, const char *_Nullable v) { return curl_easy_setopt(h, o, v); }
static inline CURLcode ccurl_set_pointer(CURL *_Nonnull h, CURLoption o, void *_Nullable v) { return curl_easy_setopt(h, o, v); }
static inline CURLcode ccurl_set_bytes(CURL *_Nonnull h, CURLoption o, const void *_Nullable v) { return curl_easy_setopt(h, o, v); }
static inline CURLcode ccurl_set_list(CURL *_Nonnull h, CURLoption o, struct curl_slist *_Nullable v) { return curl_easy_setopt(h, o, v); }
static inline CURLcode ccurl_set_receive(CURL *_Nonnull h, CURLoption o, ccurl_receive _Nonnull f) { return curl_easy_setopt(h, o, f); }
static inline CURLcode ccurl_set_open_socket(CURL *_Nonnull h, CURLoption o, ccurl_open_socket _Nonnull f) { return curl_easy_setopt(h, o, f); }
static inline CURLcode ccurl_get_long(CURL *_Nonnull h, CURLINFO i, long *_Nonnull v) { return curl_easy_getinfo(h, i, v); }
static inline CURLcode ccurl_get_offset(CURL *_Nonnull h, CURLINFO i, curl_off_t *_Nonnull v) { return curl_easy_getinfo(h, i, v); }
static inline CURLMcode ccurl_multi_set_long(CURLM *_Nonnull h, CURLMoption o, long v) { return curl_multi_setopt(h, o, v); }
static inline CURLcode ccurl_message_result(const CURLMsg *_Nonnull m) { return m->data.result; }
