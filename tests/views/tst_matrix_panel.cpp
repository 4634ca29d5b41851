#include "core/edit/remove.h"
#include "core/write/reachability.h"
#include "core/write/write.h"
#include "qt/flow_board.h"
#include "qt/matrix_job.h"
#include "qt/matrix_model.h"
#include "tests/support/network_builder.h"
#include "tests/support/test_registry.h"
#include "tests/views/person.h"
#include "views/matrix/matrix_panel.h"
#include "views/matrix/matrix_view.h"

#include <QClipboard>
#include <QFile>
#include <QHeaderView>
#include <QLineEdit>
#include <QMenu>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QUndoStack>

using namespace peerscape;
using qtmodel::MatrixModel;

/// The Matrix panel as a person uses it.
class TestMatrixPanel : public QObject
{
    Q_OBJECT

private:
    static views::MatrixPanel& open(test::Person& person, reach::MatrixBy by)
    {
        auto& panel = person.window().panel<views::MatrixPanel>(QStringLiteral("matrix"));
        panel.setBy(by);
        person.key(Qt::Key_0, Qt::AltModifier);
        [&] { QTRY_VERIFY(!panel.isStale()); }();
        return panel;
    }
    static MatrixModel::Sign signAt(const MatrixModel& model, int row, int column)
    {
        return static_cast<MatrixModel::Sign>(
            model.index(row, column).data(MatrixModel::SignRole).toInt());
    }
    static constexpr std::size_t kMany = qtmodel::MatrixJob::kMostWhole + 2;

    /// Two networks with a peering, and more beside them than are walked without being asked.
    static azure::Document manyNetworks()
    {
        test::NetworkBuilder net{azure::DocumentSettings().noneList.view()};
        std::vector<VnetId> vnets;
        for (std::uint32_t i = 0; i < kMany; ++i) {
            const auto space =
                net::Prefix::containing(net::Address::v4(0x0a000000U + (i << 10U)), 22);
            vnets.push_back(net.vnet("vnet" + std::to_string(i), {space.toString()}));
            net.subnet(vnets.back(), "apps",
                       {net::Prefix::containing(space.first(), 24).toString()});
        }
        net.peer(vnets[0], vnets[1]);
        return net.document();
    }
    static int lineOf(const MatrixModel& model, const QString& name)
    {
        for (int line = 0; line < model.rowCount(); ++line) {
            if (model.nameAt(line).contains(name))
                return line;
        }
        return -1;
    }

private slots:
    void showsEveryPairAsTheCoreDoes()
    {
        test::Person person(QStringLiteral("exercise"));
        for (const auto by : {reach::MatrixBy::Nic, reach::MatrixBy::Subnet, reach::MatrixBy::Vnet,
                              reach::MatrixBy::Site}) {
            const MatrixModel& model = open(person, by).model();
            const reach::Matrix matrix = reach::makeMatrix(person.controller().routes(), by);
            QVERIFY(model.matrix() == matrix);
            QCOMPARE(model.rowCount(), static_cast<int>(matrix.ends.size()));
            for (int row = 0; row < model.rowCount(); ++row) {
                for (int column = 0; column < model.columnCount(); ++column) {
                    const auto sign = signAt(model, row, column);
                    if (row == column) {
                        QVERIFY(sign == MatrixModel::Sign::Self);
                        continue;
                    }
                    const auto find = [&](int line) {
                        return static_cast<std::size_t>(
                            std::find(matrix.ends.begin(), matrix.ends.end(), model.endAt(line))
                            - matrix.ends.begin());
                    };
                    const reach::MatrixCell& cell = matrix.at(find(row), find(column));
                    QCOMPARE(sign == MatrixModel::Sign::Yes, cell.reachable());
                    // Without colour: a sign of its own for each meaning, and words.
                    QCOMPARE(model.index(row, column).data().toString(),
                             sign == MatrixModel::Sign::Yes      ? QStringLiteral("●")
                             : sign == MatrixModel::Sign::OneWay ? QStringLiteral("→")
                                                                 : QString());
                    QVERIFY(model.index(row, column)
                                .data(Qt::AccessibleTextRole)
                                .toString()
                                .contains(model.nameAt(column)));
                    QCOMPARE(model.index(row, column).data(MatrixModel::AsymmetricRole).toBool(),
                             sign != signAt(model, column, row));
                }
            }
        }
    }

    void hoverTellsTheReasonAndAClickTheWalk()
    {
        test::Person person(QStringLiteral("exercise"));
        views::MatrixPanel& panel = open(person, reach::MatrixBy::Vnet);
        MatrixModel& model = panel.model();
        const int sales = lineOf(model, QStringLiteral("SalesVNet"));
        const int research = lineOf(model, QStringLiteral("ResearchVNet"));
        QVERIFY(signAt(model, sales, research) == MatrixModel::Sign::No);
        const QString tip = model.index(sales, research).data(Qt::ToolTipRole).toString();
        QVERIFY2(tip.contains(QStringLiteral("ReservedPrefix")), qPrintable(tip));
        QVERIFY2(tip.contains(QStringLiteral("whose next hop is None")), qPrintable(tip));
        const QRect cell = panel.view().visualRect(model.index(sales, research));
        QTest::mouseClick(panel.view().viewport(), Qt::LeftButton, {}, cell.center());
        const auto* board = person.controller().findChild<qtmodel::FlowBoard*>();
        QVERIFY(board->current() != nullptr);
        QVERIFY(board->current()->question.from.object == model.endAt(sales));
        QVERIFY(board->current()->question.to.object == model.endAt(research));
        QTRY_VERIFY(person.window().panels().inFront(QStringLiteral("reachability")));
        // By keys as well.
        person.key(Qt::Key_0, Qt::AltModifier);
        panel.view().setFocus();
        panel.view().setCurrentIndex(model.index(research, sales));
        QTest::keyClick(&panel.view(), Qt::Key_Return);
        QVERIFY(board->current()->question.from.object == model.endAt(research));
    }

    void followsEveryEdit()
    {
        test::Person person(QStringLiteral("exercise"));
        views::MatrixPanel& panel = open(person, reach::MatrixBy::Vnet);
        MatrixModel& model = panel.model();
        const int sales = lineOf(model, QStringLiteral("SalesVNet"));
        const int marketing = lineOf(model, QStringLiteral("MarketingVNet"));
        QVERIFY(signAt(model, sales, marketing) == MatrixModel::Sign::Yes);
        const int working = model.workingCount();
        QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
        ObjectId peering;
        person.document().all<azure::Peering>().forEach([&](PeeringId id, const auto& side) {
            if (!peering
                && person.document().nameOf(side.remoteVirtualNetwork) == Text("MarketingVNet"))
                peering = id;
        });
        person.window().selection().set({peering});
        person.run(QStringLiteral("network.deletePair"));
        QVERIFY(panel.isStale());
        QTRY_VERIFY(!panel.isStale());
        QVERIFY(model.workingCount() < working);
        QCOMPARE(resets.count(), 0); // the same ends: only cells changed
        bool lost = false;
        for (int row = 0; row < model.rowCount(); ++row) {
            for (int column = 0; column < model.columnCount(); ++column)
                lost |= model.index(row, column).data(MatrixModel::ChangedRole).toInt() < 0;
        }
        QVERIFY(lost);
        person.run(QStringLiteral("edit.undo"));
        QTRY_VERIFY(!panel.isStale());
        QCOMPARE(model.workingCount(), working);
        // Moving a box is no change of meaning.
        person.window().selection().set(
            {person.find(Kind::VirtualNetwork, QStringLiteral("SalesVNet"))});
        person.canvas().setFocus();
        person.key(Qt::Key_Right);
        QVERIFY(!panel.isStale());
    }

    void groupsCloseAndOpenAndSearchCutsDown()
    {
        test::Person person(QStringLiteral("gateway-transit"));
        views::MatrixPanel& panel = open(person, reach::MatrixBy::Vnet);
        MatrixModel& model = panel.model();
        const int all = model.rowCount();
        QVERIFY(all > 2);
        model.collapseAll(true);
        const int closed = model.rowCount();
        QVERIFY(closed < all);
        QVERIFY(model.isGroup(0));
        QVERIFY(model.index(0, 0)
                    .data(Qt::ToolTipRole)
                    .toString()
                    .contains(QStringLiteral("pairs work")));
        // A click on its name opens it, and on a name of it closes it again.
        const auto clickName = [&](int line) {
            QHeaderView* header = panel.view().verticalHeader();
            QTest::mouseClick(header->viewport(), Qt::LeftButton, {},
                              {20, header->sectionViewportPosition(line) + 8});
        };
        clickName(0);
        QVERIFY(!model.isGroup(0));
        QVERIFY(model.rowCount() > closed);
        clickName(0);
        QCOMPARE(model.rowCount(), closed);
        // The same by keys.
        panel.view().setFocus();
        panel.view().setCurrentIndex(model.index(0, 0));
        QTest::keyClick(&panel.view(), Qt::Key_Plus);
        QVERIFY(!model.isGroup(0));
        model.collapseAll(false);
        QCOMPARE(model.rowCount(), all);

        auto& search = person.in<QLineEdit>(QStringLiteral("matrix"));
        search.setFocus();
        person.type(model.nameAt(1));
        QCOMPARE(model.rowCount(), 1);
        search.clear();
        QCOMPARE(model.rowCount(), all);
    }

    void groupsAreAsCoarseAsChosen()
    {
        test::Person person(QStringLiteral("gateway-transit"));
        views::MatrixPanel& panel = open(person, reach::MatrixBy::Nic);
        MatrixModel& model = panel.model();
        const auto choose = [&](const QString& words) {
            for (QMenu* menu : panel.findChildren<QMenu*>()) {
                emit menu->aboutToShow();
                for (QAction* action : menu->actions()) {
                    if (action->text() == words && action->isEnabled()) {
                        action->trigger();
                        return true;
                    }
                }
            }
            return false;
        };
        for (const auto& [words, by] :
             {std::pair(QStringLiteral("By subnet"), reach::GroupBy::Subnet),
              std::pair(QStringLiteral("By network"), reach::GroupBy::Vnet),
              std::pair(QStringLiteral("By region"), reach::GroupBy::Region)}) {
            QVERIFY(choose(words));
            const reach::GroupMatrix grouped =
                reach::groupMatrix(person.document(), model.matrix(), by);
            QCOMPARE(model.rowCount(), static_cast<int>(grouped.groups.size()));
            for (int row = 0; row < model.rowCount(); ++row) {
                for (int column = 0; column < model.columnCount(); ++column) {
                    if (!model.isGroup(row) && !model.isGroup(column))
                        continue;
                    const reach::GroupCell& cell =
                        grouped.at(static_cast<std::size_t>(row), static_cast<std::size_t>(column));
                    QVERIFY(model.index(row, column)
                                .data(Qt::ToolTipRole)
                                .toString()
                                .endsWith(QStringLiteral("%1 of %2 pairs work")
                                              .arg(cell.working)
                                              .arg(cell.pairs)));
                }
            }
            QCOMPARE(panel.text(write::MatrixFormat::Csv, views::MatrixPanel::Content::Groups),
                     write::writeGroups(person.document(), model.matrix(), grouped,
                                        write::MatrixFormat::Csv));
        }
        // Ends that are coarser leave less to choose from.
        panel.setBy(reach::MatrixBy::Vnet);
        QTRY_VERIFY(!panel.isStale());
        QVERIFY(!choose(QStringLiteral("By network")));
        QVERIFY(choose(QStringLiteral("By region")));
        // The commands of the window do the same, and can do no more.
        QTRY_VERIFY(
            !person.window().actions().action(QStringLiteral("matrix.byNetwork"))->isEnabled());
        panel.setBy(reach::MatrixBy::Nic);
        QTRY_VERIFY(
            person.window().actions().action(QStringLiteral("matrix.byNetwork"))->isEnabled());
        person.run(QStringLiteral("matrix.byNetwork"));
        QVERIFY(model.grouping() == reach::GroupBy::Vnet);
        person.run(QStringLiteral("matrix.byRegion"));
        QVERIFY(model.grouping() == reach::GroupBy::Region);
        person.run(QStringLiteral("matrix.openGroups"));
        QCOMPARE(model.rowCount(), static_cast<int>(model.matrix().ends.size()));
        person.run(QStringLiteral("matrix.closeGroups"));
        QVERIFY(model.isGroup(0));
    }

    void exportsAllPairs()
    {
        test::Person person(QStringLiteral("exercise"));
        views::MatrixPanel& panel = open(person, reach::MatrixBy::Nic);
        const reach::Matrix matrix =
            reach::makeMatrix(person.controller().routes(), reach::MatrixBy::Nic);
        panel.model().setFilter(QStringLiteral("Sales")); // what is hidden is exported, too
        for (const auto format :
             {write::MatrixFormat::Csv, write::MatrixFormat::Svg, write::MatrixFormat::Json}) {
            QCOMPARE(panel.text(format), write::writeMatrix(person.document(), matrix, format));
        }
        panel.copyAs(write::MatrixFormat::Csv);
        QVERIFY(QApplication::clipboard()->text().startsWith(QStringLiteral("from,to,reachable")));
    }

    /// With more ends than a moment suffices for, what is in view is walked, and follows edits at
    /// once.
    void walksWhatIsInViewOfManyEnds()
    {
        const QTemporaryDir directory;
        const QString path = directory.filePath(QStringLiteral("many.peerscape"));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(QByteArray::fromStdString(write::writePeerscape(manyNetworks())));
        file.close();
        test::Person person;
        QVERIFY(person.window().session().open({path}));
        views::MatrixPanel& panel = open(person, reach::MatrixBy::Subnet);
        MatrixModel& model = panel.model();
        QVERIFY(model.isPart());
        QCOMPARE(model.rowCount(), static_cast<int>(kMany));
        QTRY_VERIFY(signAt(model, 0, 1) == MatrixModel::Sign::Yes);
        QTRY_VERIFY(signAt(model, 1, 0) == MatrixModel::Sign::Yes);
        QVERIFY(signAt(model, 0, 2) == MatrixModel::Sign::No);
        QVERIFY(signAt(model, 400, 2) == MatrixModel::Sign::No); // nobody has seen it
        const QString tip = model.index(0, 2).data(Qt::ToolTipRole).toString();
        QVERIFY2(tip.contains(QStringLiteral("ReservedPrefix")), qPrintable(tip));

        QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
        const auto deletePair = [&] {
            person.window().selection().set({person.document().referrers(
                person.find(Kind::VirtualNetwork, QStringLiteral("vnet0")), Kind::Peering)[0]});
            person.run(QStringLiteral("network.deletePair"));
        };
        deletePair();
        QVERIFY(!panel.isStale());
        QVERIFY(signAt(model, 0, 1) == MatrixModel::Sign::No);
        QVERIFY(model.index(0, 1).data(MatrixModel::ChangedRole).toInt() < 0);
        person.run(QStringLiteral("edit.undo"));
        QVERIFY(!panel.isStale());
        QTRY_VERIFY(signAt(model, 0, 1) == MatrixModel::Sign::Yes);
        QCOMPARE(resets.count(), 0);
        // Another subnet is another end: then it is made anew.
        QVERIFY(person.controller().apply(edit::removeObjects(
            person.document(), {person.find(Kind::VirtualNetwork, QStringLiteral("vnet2"))})));
        QVERIFY(panel.isStale());
        QTRY_VERIFY(!panel.isStale());
        QVERIFY(model.isPart());
        QCOMPARE(model.rowCount(), static_cast<int>(kMany) - 1);
        // All pairs when asked for, which are kept current from then on.
        const auto isWhole = [&] {
            return !panel.isStale() && !model.isPart()
                   && model.matrix()
                          == reach::makeMatrix(person.controller().routes(),
                                               reach::MatrixBy::Subnet);
        };
        panel.compute();
        QTRY_VERIFY(isWhole());
        deletePair();
        QTRY_VERIFY(isWhole());
        QVERIFY(signAt(model, 0, 1) == MatrixModel::Sign::No);
        person.run(QStringLiteral("edit.undo"));
        QTRY_VERIFY(isWhole());
        QVERIFY(signAt(model, 0, 1) == MatrixModel::Sign::Yes);
    }

    void cancelsAndComputesWhenAsked()
    {
        test::Person person(QStringLiteral("exercise"));
        views::MatrixPanel& panel = open(person, reach::MatrixBy::Nic);
        panel.compute();
        QTRY_VERIFY(!panel.isStale());
        // A document that goes while it is worked out leaves nothing behind.
        panel.compute();
        QVERIFY(person.window().session().open({QStringLiteral(":/samples/appliance.peerscape")}));
        QTRY_VERIFY(!panel.isStale());
        QVERIFY(panel.model().matrix()
                == reach::makeMatrix(person.controller().routes(), reach::MatrixBy::Nic));
    }
};

PEERSCAPE_TEST_CLASS(TestMatrixPanel)
#include "tst_matrix_panel.moc"
