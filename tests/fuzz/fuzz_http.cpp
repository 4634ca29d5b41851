#include "app/serve/endpoint.h"
#include "app/serve/http_server.h"
#include "tests/fuzz/exercise_document.h"
#include "tests/fuzz/fuzz_target.h"

#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <string>

/// What a client sends, byte by byte, over a connection of its own; TOKEN stands for the server's.
/// Whatever it is, the server answers with HTTP or not at all, and takes the next connection.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    using namespace peerscape;
    constexpr std::size_t kMaxBytes = 32U << 10U; // what a socket holds without a reader
    if (size > kMaxBytes)
        return 0;
    serve::Endpoint endpoint(fuzz::exerciseDocument());
    serve::Bounds bounds;
    bounds.body = kMaxBytes;
    serve::HttpServer server(
        [&endpoint](const arm::Request& request, const std::string& base) {
            return endpoint.answer(request, base);
        },
        {}, bounds);
    std::string bytes(fuzz::asText(data, size));
    for (std::size_t at = 0; (at = bytes.find("TOKEN", at)) != std::string::npos;
         at += server.token().size())
        bytes.replace(at, 5, server.token());
    std::array<int, 2> ends{};
    if (::socketpair(AF_UNIX, SOCK_STREAM, 0, ends.data()) != 0)
        return 0;
    fuzz::expect(::send(ends[0], bytes.data(), bytes.size(), MSG_DONTWAIT | MSG_NOSIGNAL) >= 0
                     || bytes.empty(),
                 "the bytes fit");
    ::shutdown(ends[0], SHUT_WR);
    server.serve(ends[1]);
    std::array<char, 16> answer{};
    const ssize_t got = ::recv(ends[0], answer.data(), answer.size(), MSG_DONTWAIT);
    ::close(ends[0]);
    fuzz::expect(got < 9 || std::string_view(answer.data(), 9) == "HTTP/1.1 ", "an answer is HTTP");
    return 0;
}
