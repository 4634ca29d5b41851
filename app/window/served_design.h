#pragma once

#include "app/serve/http_server.h"

#include <QDateTime>
#include <QObject>
#include <QString>

#include <chrono>
#include <memory>
#include <mutex>
#include <vector>

namespace peerscape::qtmodel {
class DocumentController;
}

namespace peerscape::window {

/// The design of the window as an endpoint for programs on this computer. Requests come on threads
/// of the server and are answered on the GUI thread, one between two of its events; each write is
/// one undo step.
class ServedDesign : public QObject
{
    Q_OBJECT

public:
    /// A request that was answered.
    struct Seen
    {
        QDateTime time;
        QString method;
        QString path;
        int status = 0;
    };

    explicit ServedDesign(qtmodel::DocumentController& controller, QObject* parent = nullptr);
    ~ServedDesign() override;

    [[nodiscard]] bool isServing() const { return m_server != nullptr; }
    /// "http://127.0.0.1:8090"; empty while nothing is served.
    [[nodiscard]] QString address() const;
    [[nodiscard]] QString token() const;

    /// Begins on the port, on any free one for 0. Error: `CannotListen`.
    [[nodiscard]] Result<void> start(int port);
    /// Ends; requests that wait for this thread are answered with 503 and change nothing.
    void stop();

    /// How long a request waits for this thread before it is answered with 503.
    void setPatience(std::chrono::milliseconds patience) { m_patience = patience; }

signals:
    void servingChanged();
    void seen(const peerscape::window::ServedDesign::Seen& request);

private:
    struct Call;
    /// On a thread of the server: has the request answered by the GUI thread.
    arm::Reply ask(const arm::Request& request, const std::string& base);
    /// On the GUI thread.
    void take(const std::shared_ptr<Call>& call);

    qtmodel::DocumentController& m_controller;
    arm::Provider m_provider;
    arm::FrontDoor m_door;
    std::chrono::milliseconds m_patience{10'000};
    std::unique_ptr<serve::HttpServer> m_server;
    std::mutex m_mutex;                         ///< Of what follows.
    std::vector<std::shared_ptr<Call>> m_calls; ///< Those that wait.
    bool m_stopping = false;
};

} // namespace peerscape::window
