#include "core/edit/layout_edits.h"
#include "qt/layer_model.h"
#include "tests/support/test_registry.h"
#include "tests/views/person.h"
#include "views/layers/layers_panel.h"

#include <QDockWidget>
#include <QSignalSpy>
#include <QTreeView>
#include <QUndoStack>

using namespace peerscape;
using qtmodel::LayerModel;

/// The Layers panel by mouse and keys, and that it says what the menus say.
class TestLayersPanel : public QObject
{
    Q_OBJECT

private:
    static QTreeView& view(test::Person& person)
    {
        return person.window().panel<views::LayersPanel>(QStringLiteral("layers")).view();
    }
    static QDockWidget& dock(test::Person& person)
    {
        return *person.window().panels().dock(QStringLiteral("layers"));
    }
    static QModelIndex name(test::Person& person, azure::Layer layer)
    {
        return view(person).model()->index(static_cast<int>(layer), LayerModel::NameColumn);
    }
    static bool isChecked(test::Person& person, azure::Layer layer)
    {
        return name(person, layer).data(Qt::CheckStateRole).toInt() == Qt::Checked;
    }
    static QStringList counts(test::Person& person)
    {
        QStringList texts;
        for (int row = 0; row < view(person).model()->rowCount(); ++row)
            texts << view(person).model()->index(row, LayerModel::CountColumn).data().toString();
        return texts;
    }
    static bool isHidden(test::Person& person, azure::Layer layer)
    {
        return person.document().settings().hiddenLayers.contains(layer);
    }

private slots:
    void isHiddenAtFirstAndRemembered()
    {
        {
            test::Person person(QStringLiteral("exercise"));
            QVERIFY(dock(person).isHidden());
            person.key(Qt::Key_L, Qt::AltModifier);
            QVERIFY(!dock(person).isHidden());
            QVERIFY(view(person).hasFocus());
            person.window().close();
        }
        test::Person again(test::Person::Settings::Kept);
        QVERIFY(!dock(again).isHidden());
        again.run(QStringLiteral("view.resetPanels"));
        QVERIFY(dock(again).isHidden());
    }

    void theKeysShowAndHide()
    {
        test::Person person(QStringLiteral("exercise"));
        person.key(Qt::Key_L, Qt::AltModifier);
        QAction* menu = person.window().actions().action(QStringLiteral("layer.routes"));
        person.key(Qt::Key_Down);
        QCOMPARE(view(person).currentIndex(), name(person, azure::Layer::Routes));
        person.key(Qt::Key_Space);
        QVERIFY(isHidden(person, azure::Layer::Routes));
        QVERIFY(!isChecked(person, azure::Layer::Routes));
        QVERIFY(!menu->isChecked());
        QCOMPARE(person.controller().undoStack()->index(), 1);
        person.key(Qt::Key_Z, Qt::ControlModifier);
        QVERIFY(isChecked(person, azure::Layer::Routes));
        QVERIFY(menu->isChecked());
    }

    void aClickOnTheBoxShowsAndHides()
    {
        test::Person person(QStringLiteral("exercise"));
        person.run(QStringLiteral("panel.layers"));
        const QRect row = view(person).visualRect(name(person, azure::Layer::Notes));
        QTest::mouseClick(view(person).viewport(), Qt::LeftButton, {},
                          QPoint(row.left() + 12, row.center().y()));
        QVERIFY(isHidden(person, azure::Layer::Notes));
    }

    void followsTheMenuAndAnotherDesign()
    {
        test::Person person(QStringLiteral("exercise"));
        auto& model = *view(person).model();
        QAbstractItemModelTester tester(&model,
                                        QAbstractItemModelTester::FailureReportingMode::QtTest);
        QSignalSpy changes(&model, &QAbstractItemModel::dataChanged);
        person.run(QStringLiteral("layer.peerings"));
        QCOMPARE(changes.size(), 1);
        QCOMPARE(changes.front().front().toModelIndex(), name(person, azure::Layer::Peerings));
        QVERIFY(!isChecked(person, azure::Layer::Peerings));
        person.run(QStringLiteral("edit.undo"));
        QVERIFY(isChecked(person, azure::Layer::Peerings));
        person.controller().setDocument(
            edit::showLayer(person.document(), azure::Layer::Notes, false)->next);
        QVERIFY(!isChecked(person, azure::Layer::Notes));
        QVERIFY(!person.window().actions().action(QStringLiteral("layer.notes"))->isChecked());
    }

    void countsWhatEachShows()
    {
        test::Person person(QStringLiteral("exercise"));
        // Four sides; three networks, subnets and interfaces; one note.
        QCOMPARE(counts(person),
                 (QStringList{QStringLiteral("4"), QStringLiteral("0"), QStringLiteral("9"),
                              QStringLiteral("0"), QStringLiteral("1")}));
        person.window().selection().set(
            {person.find(Kind::Subnet, QStringLiteral("SalesVNet/Apps"))});
        person.run(QStringLiteral("insert.route-table"));
        QCOMPARE(counts(person).at(1), QStringLiteral("1"));
        person.click(NoteId(1));
        person.key(Qt::Key_Delete);
        QCOMPARE(counts(person).at(4), QStringLiteral("0"));
    }
};

PEERSCAPE_TEST_CLASS(TestLayersPanel)
#include "tst_layers_panel.moc"
