#include "app/window/translations.h"
#include "core/read/prices.h"
#include "qt/cost_model.h"
#include "qt/price_list.h"
#include "qt/selection.h"
#include "tests/support/test_registry.h"
#include "tests/views/inspector_hand.h"
#include "views/dialogs/cost_dialog.h"
#include "views/dialogs/price_dialog.h"
#include "views/inspector/inspector_panel.h"
#include "views/widgets/link_label.h"

#include <QAbstractItemModelTester>
#include <QClipboard>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTableWidget>
#include <QToolButton>
#include <QTreeView>
#include <QUndoStack>

using namespace peerscape;
using qtmodel::CostModel;
using qtmodel::PriceList;

/// What data over peerings costs, in the inspector, in the list of all, and in the price table.
class TestCostsWindow : public QObject
{
    Q_OBJECT

private:
    static views::CostDialog& open(test::Person& person)
    {
        person.run(QStringLiteral("network.costs"));
        auto* dialog = person.window().findChild<views::CostDialog*>();
        if (dialog == nullptr || !QTest::qWaitForWindowActive(dialog))
            qFatal("no list of costs");
        return *dialog;
    }
    static QString cell(const views::CostDialog& dialog, int row, int column)
    {
        return dialog.directions().model()->index(row, column).data().toString();
    }
    /// Types into a cell: the first character opens it, where it can be changed.
    static void enter(QTreeView& list, int row, int column, const QString& text)
    {
        list.setCurrentIndex(list.model()->index(row, column));
        QTest::keyClicks(&list, text.left(1));
        auto* editor = list.viewport()->findChild<QLineEdit*>();
        QCOMPARE(editor != nullptr, column == CostModel::GigabytesColumn);
        if (editor == nullptr)
            return;
        QTest::keyClicks(editor, text.mid(1));
        QTest::keyClick(editor, Qt::Key_Return);
        QCoreApplication::processEvents(); // the delegate takes it later
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    }
    static QString total(const views::CostDialog& dialog)
    {
        return dialog.findChild<QLabel*>(QStringLiteral("total"))->text();
    }
    static int steps(test::Person& person) { return person.controller().undoStack()->index(); }
    static std::optional<std::uint32_t> stated(test::Person& person, const QString& side)
    {
        return person.document()
            .find(PeeringId::of(person.find(Kind::Peering, side)))
            ->monthlyGigabytes;
    }
    static void writeOwn(const QByteArray& bytes)
    {
        QFile file(PriceList::path());
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(bytes);
    }

private slots:
    void init() { QFile::remove(PriceList::path()); }
    void cleanup()
    {
        QFile::remove(PriceList::path());
        qputenv("PEERSCAPE_LANGUAGE", "en");
        window::installTranslations();
    }

    void inspectorIsFoldedUntilAsked()
    {
        test::Person person(QStringLiteral("exercise"));
        person.window().selection().set(
            {person.find(Kind::Peering, QStringLiteral("SalesVNet-To-MarketingVNet"))});
        auto& fold = person.in<QToolButton>(QStringLiteral("inspector"), QStringLiteral("traffic"));
        const auto field = [&]() -> QLineEdit& {
            return person.in<QLineEdit>(QStringLiteral("inspector"),
                                        QStringLiteral("monthlyGigabytes"));
        };
        QVERIFY(!field().isVisible());
        fold.setFocus();
        person.key(Qt::Key_Space);
        QVERIFY(field().isVisible());
        QCOMPARE(field().placeholderText(), QStringLiteral("not stated"));
        QVERIFY(field().accessibleDescription().contains(
            QStringLiteral("Per GB: 0.01 out + 0.01 in = 0.02 USD")));

        const std::string before = person.bytes();
        field().setFocus();
        person.type(QStringLiteral("1500"));
        person.key(Qt::Key_Return);
        QCOMPARE(steps(person), 1);
        QCOMPARE(person.controller().undoStack()->undoText(),
                 QStringLiteral("State 1500 GB a month on SalesVNet-To-MarketingVNet"));
        QCOMPARE(field().text(), QStringLiteral("1,500"));
        QVERIFY(field().accessibleDescription().contains(QStringLiteral("A month: 30.00 USD")));

        // What is no amount is said to be none, and changes nothing.
        field().selectAll();
        person.type(QStringLiteral("much"));
        person.key(Qt::Key_Return);
        QCOMPARE(steps(person), 1);
        QCOMPARE(field().text(), QStringLiteral("1,500"));
        QVERIFY(test::InspectorHand(person).refusals().contains(QStringLiteral("much")));

        field().selectAll();
        person.key(Qt::Key_Delete);
        person.key(Qt::Key_Return);
        QVERIFY(!stated(person, QStringLiteral("SalesVNet-To-MarketingVNet")));
        person.undoEverything();
        QVERIFY(person.bytes() == before);
        // Undone, the field is empty again.
        QCOMPARE(field().text(), QString());
    }

    void listIsChangedByKeyboardAndUndone()
    {
        test::Person person(QStringLiteral("exercise"));
        const std::string before = person.bytes();
        views::CostDialog& dialog = open(person);
        QTreeView& list = dialog.directions();
        QAbstractItemModelTester tester(list.model(),
                                        QAbstractItemModelTester::FailureReportingMode::QtTest);
        QCOMPARE(list.model()->rowCount(), 4);
        QCOMPARE(cell(dialog, 0, CostModel::GigabytesColumn), QStringLiteral("not stated"));
        QCOMPARE(total(dialog), QStringLiteral("What it costs is not known. Not counted: 4 not "
                                               "stated."));
        enter(list, 2, CostModel::GigabytesColumn, QStringLiteral("1000"));
        QCOMPARE(stated(person, QStringLiteral("MarketingVNet-To-ResearchVNet")),
                 std::optional<std::uint32_t>(1000));
        QCOMPARE(cell(dialog, 2, CostModel::CostColumn), QStringLiteral("70.00"));
        QCOMPARE(total(dialog), QStringLiteral("70.00 USD a month. Not counted: 3 not stated."));

        // Another column is not changed; what is no amount is refused where the person looks.
        enter(list, 2, CostModel::CostColumn, QStringLiteral("5"));
        enter(list, 0, CostModel::GigabytesColumn, QStringLiteral("-3"));
        QCOMPARE(steps(person), 1);
        auto* refusal = dialog.findChild<QLabel*>(QStringLiteral("fieldError"));
        QVERIFY(refusal->isVisible());
        QVERIFY(refusal->text().contains(QStringLiteral("-3")));

        list.sortByColumn(CostModel::CostColumn, Qt::DescendingOrder);
        QCOMPARE(cell(dialog, 0, CostModel::CostColumn), QStringLiteral("70.00"));

        // The keys of the window's undo work here as well.
        QTest::keyClick(&dialog, Qt::Key_Z, Qt::ControlModifier);
        QVERIFY(person.bytes() == before);
        QCOMPARE(cell(dialog, 0, CostModel::CostColumn), QString());
        QTest::keyClick(&dialog, Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
        QVERIFY(person.bytes() != before);

        // A click shows the peering in the drawing.
        QTest::mouseClick(list.viewport(), Qt::LeftButton, {},
                          list.visualRect(list.model()->index(0, 0)).center());
        QCOMPARE(person.window().selection().single(),
                 person.find(Kind::Peering, QStringLiteral("MarketingVNet-To-ResearchVNet")));

        // Peerings come and go.
        person.run(QStringLiteral("network.deletePair"));
        QCOMPARE(list.model()->rowCount(), 2);
        dialog.close();
    }

    void copies()
    {
        test::Person person(QStringLiteral("exercise"));
        views::CostDialog& dialog = open(person);
        dialog.findChild<QPushButton*>(QStringLiteral("copyCsv"))->click();
        QCOMPARE(QGuiApplication::clipboard()->text(), dialog.text(write::CostFormat::Csv));
        QVERIFY(QGuiApplication::clipboard()->text().contains(QStringLiteral(",USD,2023-08,")));
        dialog.findChild<QPushButton*>(QStringLiteral("copyMarkdown"))->click();
        QVERIFY(QGuiApplication::clipboard()->text().contains(QStringLiteral("not an offer")));
    }

    void ownPrices()
    {
        test::Person person(QStringLiteral("exercise"));
        views::CostDialog& dialog = open(person);
        person.inDialog<views::PriceDialog>([&](views::PriceDialog& prices) {
            auto* zones = prices.findChild<QTableWidget*>();
            QCOMPARE(zones->rowCount(), 5);
            zones->item(0, 1)->setText(QStringLiteral("dear"));
            prices.accept();
            QVERIFY(prices.isVisible());
            auto* problem = prices.findChild<QLabel*>(QStringLiteral("fieldError"));
            QVERIFY(problem->text().contains(QStringLiteral("dear")));
            zones->item(0, 1)->setText(QStringLiteral("0.5"));
            // A region in two zones is found, and named.
            const QString regions = zones->item(2, 3)->text();
            zones->item(2, 3)->setText(regions + QStringLiteral(", westeurope"));
            prices.accept();
            QCOMPARE(problem->text(),
                     QStringLiteral("westeurope is in two zones, or twice in Zone 2"));
            zones->item(2, 3)->setText(regions);
            prices.findChild<QLineEdit*>(QStringLiteral("date"))
                ->setText(QStringLiteral("2026-11-30"));
            QTest::keyClick(&prices, Qt::Key_Return);
        });
        dialog.findChild<QPushButton*>(QStringLiteral("prices"))->click();
        QVERIFY(QFile::exists(PriceList::path()));
        QCOMPARE(cell(dialog, 0, CostModel::PriceColumn), QStringLiteral("0.51"));
        QVERIFY(dialog.text(write::CostFormat::Table).contains(QStringLiteral("as of 2026-11-30")));

        // The shipped prices back: the file goes.
        person.inDialog<views::PriceDialog>([&](views::PriceDialog& prices) {
            for (QPushButton* button : prices.findChildren<QPushButton*>()) {
                if (button->text().remove(QLatin1Char('&')) == QStringLiteral("Shipped prices"))
                    button->click();
            }
            prices.accept();
        });
        dialog.findChild<QPushButton*>(QStringLiteral("prices"))->click();
        QVERIFY(!QFile::exists(PriceList::path()));
        QCOMPARE(cell(dialog, 0, CostModel::PriceColumn), QStringLiteral("0.02"));
    }

    /// What the shipped table says in words is shown in the language of the window; a table is the
    /// same in every language.
    void shippedPricesAreShownInGerman()
    {
        qputenv("PEERSCAPE_LANGUAGE", "de");
        window::installTranslations();
        test::Person person(QStringLiteral("exercise"));
        views::CostDialog& dialog = open(person);
        QVERIFY(dialog.findChild<QLabel*>(QStringLiteral("origin"))
                    ->text()
                    .contains(QStringLiteral("Quelle: Azures Preisseite")));
        person.inDialog<views::PriceDialog>([&](views::PriceDialog& prices) {
            auto* zones = prices.findChild<QTableWidget*>();
            QCOMPARE(zones->item(1, 0)->text(), QStringLiteral("Zone 1"));
            QCOMPARE(zones->item(4, 0)->text(), QStringLiteral("Zone nicht bestätigt"));
            QVERIFY(prices.findChild<QLineEdit*>(QStringLiteral("source"))
                        ->text()
                        .startsWith(QStringLiteral("Azures Preisseite")));
            const auto entered = prices.entered();
            QVERIFY(entered.has_value() && *entered == read::shippedPrices());
            QTest::keyClick(&prices, Qt::Key_Return);
        });
        dialog.findChild<QPushButton*>(QStringLiteral("prices"))->click();
        QVERIFY(!QFile::exists(PriceList::path())); // the shipped ones still
    }

    void followsTheFile()
    {
        PriceList prices;
        QVERIFY(!prices.isOwn());
        writeOwn(R"({"date": "2026-11", "source": "us", "currency": "EUR",
                     "withinRegion": {"outbound": 1, "inbound": null}, "zones": []})");
        QTRY_VERIFY(prices.isOwn());
        QCOMPARE(prices.table().currency, std::string("EUR"));
        // Damaged, it is not used, and not passed over in silence.
        writeOwn("{\n  \"date\": 7}");
        QTRY_VERIFY(!prices.isOwn());
        QVERIFY2(prices.error().contains(QStringLiteral("peering-prices.json:2:11: ")),
                 qPrintable(prices.error()));
        QCOMPARE(prices.table().currency, std::string("USD"));
        QFile::remove(PriceList::path());
        QTRY_VERIFY(prices.error().isEmpty());
    }
};

PEERSCAPE_TEST_CLASS(TestCostsWindow)
#include "tst_costs_window.moc"
