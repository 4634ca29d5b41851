#include "tests/serve/raw_client.h"

#include <QtGlobal>
#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>

namespace peerscape::test {

Served::Served(serve::Bounds bounds)
    : m_endpoint(azure::Document())
    , m_server([this](const arm::Request& request,
                      const std::string& base) { return m_endpoint.answer(request, base); },
               {}, bounds)
{
    const auto started = m_server.start(0);
    if (!started)
        qFatal("%s", started.error().message.c_str());
    const auto made = client()->Put(groupPath() + "?api-version=2022-09-01",
                                    R"({"location": "northeurope"})", "application/json");
    if (!made || made->status != 201)
        qFatal("no group");
}

int Served::port() const
{
    const std::string address = m_server.address();
    return std::stoi(address.substr(address.rfind(':') + 1));
}

std::unique_ptr<httplib::Client> Served::client() const
{
    auto made = std::make_unique<httplib::Client>("127.0.0.1", port());
    made->set_keep_alive(true);
    made->set_tcp_nodelay(true);
    made->set_read_timeout(60);
    made->set_default_headers({{"Authorization", "Bearer " + m_server.token()}});
    return made;
}

std::string groupPath()
{
    return "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg";
}

std::string networkPath(const std::string& rest)
{
    return groupPath() + "/providers/Microsoft.Network/" + rest + "?api-version=2024-05-01";
}

std::string networkBody(const std::string& prefix)
{
    return R"({"location": "northeurope", "properties": {"addressSpace": {"addressPrefixes": [")"
           + prefix + R"("]}}})";
}

RawClient::RawClient(int port)
    : m_socket(::socket(AF_INET, SOCK_STREAM, 0))
{
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<std::uint16_t>(port));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (::connect(m_socket, reinterpret_cast<sockaddr*>(&address), sizeof address) != 0) {
        ::close(m_socket);
        m_socket = -1;
    }
}

RawClient::~RawClient()
{
    if (m_socket >= 0)
        ::close(m_socket);
}

bool RawClient::send(const std::string& bytes)
{
    std::size_t sent = 0;
    while (sent < bytes.size()) {
        const ssize_t now =
            ::send(m_socket, bytes.data() + sent, bytes.size() - sent, MSG_NOSIGNAL);
        if (now <= 0)
            return false;
        sent += static_cast<std::size_t>(now);
    }
    return true;
}

void RawClient::finish()
{
    ::shutdown(m_socket, SHUT_WR);
}

std::string RawClient::readAll()
{
    constexpr int kMinute = 60'000;
    std::string text;
    std::array<char, 4096> buffer{};
    for (;;) {
        pollfd asked{m_socket, POLLIN, 0};
        if (::poll(&asked, 1, kMinute) <= 0)
            return text + "(timed out)";
        const ssize_t got = ::recv(m_socket, buffer.data(), buffer.size(), 0);
        if (got <= 0)
            return text;
        text.append(buffer.data(), static_cast<std::size_t>(got));
    }
}

} // namespace peerscape::test
