#pragma once

#include "app/serve/endpoint.h"
#include "app/serve/http_server.h"

#include <httplib.h>

#include <memory>
#include <string>

namespace peerscape::test {

/// What tests of the endpoint share: an empty design that is served, and its resource ids.
class Served
{
public:
    explicit Served(serve::Bounds bounds = {});

    [[nodiscard]] serve::Endpoint& endpoint() { return m_endpoint; }
    [[nodiscard]] serve::HttpServer& server() { return m_server; }
    [[nodiscard]] int port() const;
    /// A client with the token and a connection that stays open.
    [[nodiscard]] std::unique_ptr<httplib::Client> client() const;

private:
    serve::Endpoint m_endpoint;
    serve::HttpServer m_server;
};

/// `/subscriptions/…/resourceGroups/rg`, the only group that tests use.
[[nodiscard]] std::string groupPath();
/// The path of a resource of Microsoft.Network in it, with an API version: "virtualNetworks/A".
[[nodiscard]] std::string networkPath(const std::string& rest);

/// The body of a virtual network.
[[nodiscard]] std::string networkBody(const std::string& prefix);

/// A socket that sends what no library would.
class RawClient
{
public:
    explicit RawClient(int port);
    ~RawClient();
    RawClient(const RawClient&) = delete;
    RawClient& operator=(const RawClient&) = delete;

    [[nodiscard]] bool isConnected() const { return m_socket >= 0; }
    /// False when the other side has closed.
    bool send(const std::string& bytes);
    /// No more will be sent.
    void finish();
    /// All that comes until the other side closes, or for a minute.
    [[nodiscard]] std::string readAll();

private:
    int m_socket = -1;
};

} // namespace peerscape::test
