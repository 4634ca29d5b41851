#include "app/window/request_model.h"
#include "app/window/serve_dialog.h"
#include "tests/support/test_registry.h"
#include "tests/views/person.h"
#include "views/widgets/link_label.h"

#include <QClipboard>
#include <QLineEdit>
#include <QPushButton>
#include <QStatusBar>
#include <QTreeView>
#include <QUndoStack>
#include <httplib.h>

#include <future>
#include <thread>

using namespace peerscape;

namespace {

const std::string kServedGroup =
    "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg";

/// A client on a thread of its own; the window goes on meanwhile.
class OtherProgram
{
public:
    explicit OtherProgram(const window::ServedDesign& served)
        : m_address(served.address().toStdString())
        , m_token(served.token().toStdString())
    {
    }

    /// The status of the answer; 0 when there is none.
    [[nodiscard]] std::future<int> put(const std::string& path, const std::string& body) const
    {
        return std::async(std::launch::async, [path, body, address = m_address, token = m_token] {
            httplib::Client client(address);
            client.set_read_timeout(60);
            const auto result =
                client.Put(path + "?api-version=2024-05-01", {{"Authorization", "Bearer " + token}},
                           body, "application/json");
            return result ? result->status : 0;
        });
    }
    [[nodiscard]] std::future<int> putGroup() const
    {
        return put(kServedGroup, R"({"location": "northeurope"})");
    }
    [[nodiscard]] std::future<int> putNetwork(const std::string& name) const
    {
        return put(kServedGroup + "/providers/Microsoft.Network/virtualNetworks/" + name,
                   R"({"location": "northeurope", "properties": {"addressSpace":
                      {"addressPrefixes": ["10.0.0.0/16"]}}})");
    }

private:
    std::string m_address;
    std::string m_token;
};

int answerOf(std::future<int> answer)
{
    constexpr int kMinute = 60'000;
    const bool came = QTest::qWaitFor(
        [&answer] { return answer.wait_for(std::chrono::seconds(0)) == std::future_status::ready; },
        kMinute);
    return came ? answer.get() : -1;
}

} // namespace

/// The design of the window as an endpoint for other programs.
class TestServing : public QObject
{
    Q_OBJECT

private:
    static window::ServeDialog& dialog(test::Person& person)
    {
        person.run(QStringLiteral("file.serve"));
        return *person.window().findChild<window::ServeDialog*>();
    }
    static QPushButton& button(window::ServeDialog& dialog, const QString& text)
    {
        for (QPushButton* candidate : dialog.findChildren<QPushButton*>()) {
            if (candidate->text().remove(QLatin1Char('&')) == text)
                return *candidate;
        }
        qFatal("no such button");
    }
    static QString field(const window::ServeDialog& dialog, const QString& name)
    {
        for (const QLineEdit* candidate : dialog.findChildren<QLineEdit*>()) {
            if (candidate->accessibleName() == name)
                return candidate->text();
        }
        return {};
    }
    static const views::LinkLabel& statusOf(test::Person& person)
    {
        return *person.window().statusBar()->findChild<views::LinkLabel*>();
    }

private slots:
    void nothingListensUnlessAsked()
    {
        test::Person person;
        window::ServeDialog& serving = dialog(person);
        QVERIFY(!person.window().served().isServing());
        QVERIFY(!statusOf(person).isVisible());
        QCOMPARE(field(serving, QStringLiteral("Address")), QString());
        QVERIFY(!button(serving, QStringLiteral("Copy token")).isEnabled());
    }

    void startsShowsAndStops()
    {
        test::Person person;
        window::ServeDialog& serving = dialog(person);
        button(serving, QStringLiteral("Start")).click();
        const QString address = field(serving, QStringLiteral("Address"));
        QVERIFY2(address.startsWith(QLatin1String("http://127.0.0.1:")), qPrintable(address));
        button(serving, QStringLiteral("Copy address")).click();
        QCOMPARE(QGuiApplication::clipboard()->text(), address);
        button(serving, QStringLiteral("Copy token")).click();
        QCOMPARE(QGuiApplication::clipboard()->text(), person.window().served().token());
        QVERIFY(statusOf(person).isVisible());
        QVERIFY(statusOf(person).text().contains(address));
        serving.close();
        QVERIFY(person.window().served().isServing());
        button(dialog(person), QStringLiteral("Stop")).click();
        QVERIFY(!person.window().served().isServing());
        QVERIFY(!statusOf(person).isVisible());
        QVERIFY(!httplib::Client(address.toStdString()).Get("/"));
    }

    void aWriteIsOneStep()
    {
        test::Person person;
        window::ServeDialog& serving = dialog(person);
        button(serving, QStringLiteral("Start")).click();
        const OtherProgram other(person.window().served());
        QCOMPARE(answerOf(other.putGroup()), 201);
        QCOMPARE(answerOf(other.putNetwork("A")), 201);
        QCOMPARE(answerOf(other.put(kServedGroup + "/providers/Microsoft.Network/x", "{")), 400);
        QUndoStack& steps = *person.controller().undoStack();
        QCOMPARE(steps.count(), 2);
        QCOMPARE(steps.text(0), QStringLiteral("PUT resourceGroups/rg"));
        QCOMPARE(steps.text(1), QStringLiteral("PUT virtualNetworks/A"));
        const ObjectId network = person.find(Kind::VirtualNetwork, QStringLiteral("A"));
        QVERIFY(person.document().placement(network) != nullptr);
        person.run(QStringLiteral("edit.undo"));
        QCOMPARE(person.document().all<azure::VirtualNetwork>().size(), std::size_t{0});
        // The client goes on from what the person made of it.
        QCOMPARE(answerOf(other.putNetwork("A")), 201);
        QCOMPARE(person.document().all<azure::VirtualNetwork>().size(), std::size_t{1});

        const QAbstractItemModel& requests = *serving.findChild<QTreeView*>()->model();
        QTRY_COMPARE(requests.rowCount(), 4);
        const auto cell = [&](int row, int column) {
            return requests.index(row, column).data().toString();
        };
        QCOMPARE(cell(1, window::RequestModel::Method), QStringLiteral("PUT"));
        QVERIFY(cell(1, window::RequestModel::Resource).endsWith(QLatin1String("/A")));
        QCOMPARE(cell(1, window::RequestModel::Status), QStringLiteral("201"));
        QCOMPARE(cell(2, window::RequestModel::Status), QStringLiteral("400"));
        QVERIFY(!cell(0, window::RequestModel::Time).isEmpty());
    }

    void aBusyWindowTurnsRequestsAway()
    {
        test::Person person;
        window::ServedDesign& served = person.window().served();
        served.setPatience(std::chrono::milliseconds(20));
        QVERIFY(served.start(0));
        // Without the event loop, as in a long computation.
        QCOMPARE(OtherProgram(served).putGroup().get(), 503);
        QCoreApplication::processEvents();
        QCOMPARE(person.controller().undoStack()->count(), 0);
        served.setPatience(std::chrono::minutes(1));
        QCOMPARE(answerOf(OtherProgram(served).putGroup()), 201);
    }

    void stoppingWaitsForNobody()
    {
        test::Person person;
        window::ServedDesign& served = person.window().served();
        served.setPatience(std::chrono::minutes(10));
        QVERIFY(served.start(0));
        std::vector<std::future<int>> answers;
        for (int i = 0; i < 4; ++i)
            answers.push_back(OtherProgram(served).putGroup());
        std::this_thread::sleep_for(std::chrono::milliseconds(50));
        served.stop();
        for (std::future<int>& answer : answers)
            QVERIFY(answer.get() != 201);
        QCoreApplication::processEvents();
        QCOMPARE(person.controller().undoStack()->count(), 0);
        QVERIFY(served.start(0));
        QCOMPARE(answerOf(OtherProgram(served).putGroup()), 201);
    }

    void manyProgramsAtOnce()
    {
        test::Person person;
        window::ServedDesign& served = person.window().served();
        QVERIFY(served.start(0));
        QCOMPARE(answerOf(OtherProgram(served).putGroup()), 201);
        std::vector<std::future<int>> answers;
        for (int i = 0; i < 16; ++i)
            answers.push_back(OtherProgram(served).putNetwork("net" + std::to_string(i)));
        for (std::future<int>& answer : answers)
            QCOMPARE(answerOf(std::move(answer)), 201);
        QCOMPARE(person.document().all<azure::VirtualNetwork>().size(), std::size_t{16});
        QCOMPARE(person.controller().undoStack()->count(), 17);
    }

    void aPortInUseIsSaid()
    {
        test::Person person;
        test::Person other;
        QVERIFY(other.window().served().start(0));
        const QString address = other.window().served().address();
        const auto started = person.window().served().start(
            address.mid(address.lastIndexOf(QLatin1Char(':')) + 1).toInt());
        QVERIFY(!started);
        QVERIFY(!person.window().served().isServing());
    }
};

PEERSCAPE_TEST_CLASS(TestServing)
#include "tst_serving.moc"
