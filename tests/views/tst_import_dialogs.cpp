#include "app/window/document_session.h"
#include "core/azure/names.h"
#include "tests/support/fake_tool.h"
#include "tests/support/test_registry.h"
#include "tests/views/person.h"
#include "views/dialogs/azure_dialog.h"
#include "views/dialogs/compare_dialog.h"
#include "views/dialogs/import_report_dialog.h"
#include "views/dialogs/parameter_dialog.h"
#include "views/dialogs/source_dialog.h"

#include <QComboBox>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTableView>
#include <QTextBlock>

using namespace peerscape;

namespace {

const QByteArray kSchema = "\"$schema\":\"https://schema.management.azure.com/schemas/2019-04-01/"
                           "deploymentTemplate.json#\",\"contentVersion\":\"1.0.0.0\",";

/// A template whose network hangs on parameters without defaults.
QByteArray openTemplate()
{
    return '{' + kSchema
           + "\"parameters\":{\"prefix\":{\"type\":\"string\"},\"count\":{\"type\":\"int\"},"
             "\"place\":{\"type\":\"string\",\"allowedValues\":[\"westeurope\",\"northeurope\"],"
             "\"metadata\":{\"description\":\"Where it stands\"}},"
             "\"password\":{\"type\":\"securestring\"}},"
             "\"resources\":[{\"type\":\"Microsoft.Network/virtualNetworks\","
             "\"apiVersion\":\"2023-09-01\",\"name\":\"[concat('v', copyIndex())]\","
             "\"location\":\"[parameters('place')]\",\"copy\":{\"name\":\"c\",\"count\":"
             "\"[parameters('count')]\"},\"properties\":{\"addressSpace\":{\"addressPrefixes\":"
             "[\"[parameters('prefix')]\"]}}}]}";
}

QString shown(const QDialog& dialog)
{
    QStringList words;
    for (const QLabel* label : dialog.findChildren<QLabel*>())
        words << label->text();
    return words.join(QLatin1Char('\n'));
}

void press(const QDialog& dialog, const QString& text)
{
    for (QPushButton* button : dialog.findChildren<QPushButton*>()) {
        if (button->text() == text) {
            QVERIFY(button->isEnabled());
            QTest::mouseClick(button, Qt::LeftButton);
            return;
        }
    }
    QFAIL(qPrintable(text));
}

} // namespace

/// What opening asks and says: parameters, reports with places, Azure through az, plans.
class TestImportDialogs : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;

    [[nodiscard]] QString path(const char* name) const
    {
        return m_folder.filePath(QLatin1String(name));
    }
    void write(const char* name, const QByteArray& content) const
    {
        QFile file(path(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(content);
    }
    static QStringList networks(const test::Person& person)
    {
        QStringList list;
        person.document().all<azure::VirtualNetwork>().forEach(
            [&](VnetId, const azure::VirtualNetwork& vnet) {
                QStringList words{QString::fromStdString(vnet.name.str()),
                                  QString::fromStdString(vnet.location.str())};
                for (const net::Prefix& prefix : vnet.addressPrefixes)
                    words << QString::fromStdString(prefix.toString());
                list << words.join(QLatin1Char(' '));
            });
        return list;
    }

private slots:
    void asksForOpenParameters()
    {
        test::Person person;
        write("open.json", openTemplate());
        QString fault;
        QString labels;
        person.inDialog<views::ParameterDialog>([&](views::ParameterDialog& dialog) {
            labels = shown(dialog);
            const auto line = [&](const char* name) {
                for (auto* edit : dialog.findChildren<QLineEdit*>()) {
                    if (edit->accessibleName() == QLatin1String(name))
                        return edit;
                }
                return static_cast<QLineEdit*>(nullptr);
            };
            QVERIFY(line("password") == nullptr); // it does not reach the drawing
            for (auto* help : dialog.findChildren<QLabel*>()) {
                if (help->text() == QLatin1String("Where it stands"))
                    QVERIFY(help->width() > line("count")->width() * 9 / 10);
            }
            // Those of the style are black, whatever the theme.
            for (auto* button : dialog.findChildren<QPushButton*>())
                QVERIFY(button->icon().isNull());
            line("prefix")->setFocus();
            QTest::keyClicks(line("prefix"), QStringLiteral("10.4.0.0/16"));
            QTest::keyClicks(line("count"), QStringLiteral("two"));
            auto* box = dialog.findChild<QComboBox*>();
            QCOMPARE(box->count(), 3);
            box->setCurrentIndex(2);
            QTest::keyClick(line("count"), Qt::Key_Return);
            fault = shown(dialog);
            QVERIFY(dialog.isVisible());
            line("count")->selectAll();
            QTest::keyClicks(line("count"), QStringLiteral("2"));
            QTest::keyClick(line("count"), Qt::Key_Return);
        });
        QVERIFY(person.window().session().open({path("open.json")}));
        QVERIFY2(labels.contains(QStringLiteral("Where it stands")), qPrintable(labels));
        QVERIFY2(fault.contains(QStringLiteral("a whole number is wanted")), qPrintable(fault));
        QCOMPARE(networks(person), (QStringList{QStringLiteral("v0 northeurope 10.4.0.0/16"),
                                                QStringLiteral("v1 northeurope 10.4.0.0/16")}));
    }

    void takesTheParametersFileBeside()
    {
        test::Person person;
        write("beside.json", openTemplate());
        write("beside.parameters.json",
              "{\"$schema\":\"https://schema.management.azure.com/schemas/2019-04-01/"
              "deploymentParameters.json#\",\"contentVersion\":\"1.0.0.0\",\"parameters\":{"
              "\"prefix\":{\"value\":\"10.5.0.0/16\"},\"count\":{\"value\":1},"
              "\"place\":{\"value\":\"westeurope\"},\"password\":{\"value\":\"x\"}}}");
        QVERIFY(person.window().session().open({path("beside.json")}));
        QCOMPARE(networks(person), QStringList{QStringLiteral("v0 westeurope 10.5.0.0/16")});
    }

    void opensThePlaceOfANote()
    {
        test::Person person;
        write("notes.json", '{' + kSchema + "\n\"resources\":[\n"
                                + "{\"type\":\"Microsoft.Network/virtualNetworks\",\"apiVersion\":"
                                  "\"2023-09-01\",\"name\":\"v\",\"properties\":{\"addressSpace\":"
                                  "{\"addressPrefixes\":[\"10.0.0.0/16\"]}}},\n"
                                + "{\"type\":\"Microsoft.Network/virtualWans\",\"apiVersion\":"
                                  "\"2023-09-01\",\"name\":\"wan\"}\n]}");
        QString line;
        QString title;
        person.inDialog<views::ImportReportDialog>([&](views::ImportReportDialog& dialog) {
            auto* table = dialog.findChild<QTableView*>();
            QCOMPARE(table->model()->rowCount(), 1);
            person.inDialog<views::SourceDialog>([&](views::SourceDialog& source) {
                title = source.windowTitle();
                line = source.findChild<QPlainTextEdit*>()->textCursor().block().text();
                source.reject();
            });
            table->setFocus();
            QTest::keyClick(table, Qt::Key_Return);
            auto* filter = dialog.findChild<QLineEdit*>();
            filter->setText(QStringLiteral("nothing of this"));
            QCOMPARE(table->model()->rowCount(), 0);
            dialog.reject();
        });
        QVERIFY(person.window().session().open({path("notes.json")}));
        QCOMPARE(title, QStringLiteral("notes.json"));
        QVERIFY2(line.contains(QStringLiteral("virtualWans")), qPrintable(line));
    }

    void readsBicepOrSaysWhy()
    {
        test::Person person;
        write("main.bicep", "// one network");
        QString said;
        {
            const test::FakeTools tools;
            person.inDialog<QMessageBox>([&](QMessageBox& box) {
                said = box.text();
                box.accept();
            });
            QVERIFY(!person.window().session().open({path("main.bicep")}));
        }
        QVERIFY2(said.contains(QStringLiteral("neither 'bicep' nor 'az' is on the path")),
                 qPrintable(said));
        test::FakeTools tools;
        tools.add(QStringLiteral("bicep"),
                  "printf '%s' '{" + kSchema
                      + "\"resources\":[{\"type\":\"Microsoft.Network/virtualNetworks\","
                        "\"apiVersion\":\"2023-09-01\",\"name\":\"built\",\"location\":\"x\","
                        "\"properties\":{\"addressSpace\":{\"addressPrefixes\":[\"10.7.0.0/16\"]}}}"
                        "]}'\n");
        QVERIFY(person.window().session().open({path("main.bicep")}));
        QCOMPARE(networks(person), QStringList{QStringLiteral("built x 10.7.0.0/16")});
    }

    void readsBicepParameters_data()
    {
        QTest::addColumn<QStringList>("files");
        const QString values = QStringLiteral("main.bicepparam");
        QTest::newRow("alone") << QStringList{values};
        QTest::newRow("with the template") << QStringList{values, QStringLiteral("main.bicep")};
    }
    /// A `.bicepparam` brings its template along, or gives its values to the one that was dropped
    /// with it; a note opens the place in what the compiler made, which has no positions of Bicep.
    void readsBicepParameters()
    {
        QFETCH(QStringList, files);
        test::Person person;
        test::FakeTools tools;
        QByteArray made = openTemplate();
        made.insert(made.lastIndexOf("]}"),
                    ",\n{\"type\":\"Microsoft.Network/virtualWans\",\"apiVersion\":\"2023-09-01\","
                    "\"name\":\"wan\"}");
        const QByteArray values =
            "{\"$schema\":\"https://schema.management.azure.com/schemas/2019-04-01/"
            "deploymentParameters.json#\",\"parameters\":{\"prefix\":{\"value\":\"10.6.0.0/16\"},"
            "\"count\":{\"value\":1},\"place\":{\"value\":\"westeurope\"}}}";
        const auto put = [&](const char* name, const QByteArray& content) {
            QFile file(tools.at(QLatin1String(name)));
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(content);
        };
        put("build", made);
        put("build-params",
            QJsonDocument(
                QJsonObject{{QStringLiteral("templateJson"), QString::fromUtf8(made)},
                            {QStringLiteral("parametersJson"), QString::fromUtf8(values)}})
                .toJson());
        tools.add(
            QStringLiteral("bicep"),
            "while IFS= read -r line || [ -n \"$line\" ]; do printf '%s\\n' \"$line\"; done < "
                + QFile::encodeName(tools.at(QString())) + "/$1\n");
        for (const QString& file : std::as_const(files))
            write(file.toLatin1().constData(), "// Bicep");
        QString title;
        QString line;
        person.inDialog<views::ImportReportDialog>([&](views::ImportReportDialog& dialog) {
            person.inDialog<views::SourceDialog>([&](views::SourceDialog& source) {
                title = source.windowTitle();
                line = source.findChild<QPlainTextEdit*>()->textCursor().block().text();
                source.reject();
            });
            auto* table = dialog.findChild<QTableView*>();
            table->setFocus();
            QTest::keyClick(table, Qt::Key_Return);
            dialog.reject();
        });
        QStringList paths;
        for (const QString& file : std::as_const(files))
            paths << path(file.toLatin1().constData());
        QVERIFY(person.window().session().open(paths));
        QCOMPARE(networks(person), QStringList{QStringLiteral("v0 westeurope 10.6.0.0/16")});
        QCOMPARE(title, files.last() + QLatin1String(" (compiled)"));
        QVERIFY2(line.contains(QStringLiteral("virtualWans")), qPrintable(line));
    }

    void readsFromAzurePageByPage()
    {
        test::Person person;
        test::FakeTools tools;
        const auto page = [](const char* name, const char* token) {
            return QByteArray("{\"count\":1,\"total_records\":2,\"skip_token\":") + token
                   + ",\"data\":[{\"id\":\"/subscriptions/s/resourceGroups/g/providers/"
                     "Microsoft.Network/virtualNetworks/"
                   + name + "\",\"name\":\"" + name
                   + "\",\"location\":\"x\",\"properties\":{\"addressSpace\":{\"addressPrefixes\":["
                     "\"10.0.0.0/16\"]}}}]}";
        };
        tools.add(QStringLiteral("az"),
                  "echo \"$@\" >> " + QFile::encodeName(tools.at(QStringLiteral("said")))
                      + "\ncase \"$*\" in\n*--skip-token*) printf '%s' '" + page("second", "null")
                      + "';;\n*) printf '%s' '" + page("first", "\"more\"") + "';;\nesac\n");
        QString command;
        QByteArray before;
        person.inDialog<views::AzureDialog>([&](views::AzureDialog& dialog) {
            dialog.findChild<QLineEdit*>()->setText(QStringLiteral("one, two"));
            command = dialog.findChild<QPlainTextEdit*>()->toPlainText();
            before = tools.contentOf(QStringLiteral("said"));
            press(dialog, views::AzureDialog::tr("&Run"));
        });
        person.run(QStringLiteral("file.azure"));
        QCOMPARE(before, QByteArray()); // nothing runs unasked
        for (const char* column : {" sku, ", " plan, ", " identity, ", " properties "})
            QVERIFY2(command.contains(QLatin1String(column)), qPrintable(command));
        QVERIFY2(command.startsWith(QStringLiteral("az graph query -q \"Resources | where")),
                 qPrintable(command));
        QVERIFY(command.contains(QStringLiteral("--subscriptions one two")));
        const QByteArray said = tools.contentOf(QStringLiteral("said"));
        QCOMPARE(said.count('\n'), 2);
        QVERIFY(said.contains("--skip-token more"));
        QCOMPARE(networks(person), (QStringList{QStringLiteral("first x 10.0.0.0/16"),
                                                QStringLiteral("second x 10.0.0.0/16")}));
        QVERIFY(person.window().session().report().entries.empty()); // no page is missing
    }

    void saysWhyAzGaveNothing()
    {
        test::Person person;
        QString missing;
        {
            const test::FakeTools tools;
            person.inDialog<views::AzureDialog>([&](views::AzureDialog& dialog) {
                missing = shown(dialog);
                dialog.reject();
            });
            person.run(QStringLiteral("file.azure"));
        }
        QVERIFY2(missing.contains(QStringLiteral("is not on the path")), qPrintable(missing));
        test::FakeTools tools;
        tools.add(QStringLiteral("az"),
                  "echo \"ERROR: Please run 'az login' to setup account.\" >&2\nexit 1\n");
        views::AzureDialog dialog;
        dialog.show();
        press(dialog, views::AzureDialog::tr("&Run"));
        QTRY_VERIFY(shown(dialog).contains(QStringLiteral("az login")));
        QVERIFY(dialog.isVisible());
        QVERIFY(dialog.pages().empty());
    }

    void showsBothSidesOfAPlan()
    {
        test::Person person;
        const auto network = [](const char* name) {
            return QByteArray("{\"mode\":\"managed\",\"type\":\"azurerm_virtual_network\",\"name\":"
                              "\"v\",\"values\":{\"resource_group_name\":\"g\",\"location\":\"x\","
                              "\"address_space\":[\"10.0.0.0/16\"],\"name\":\"")
                   + name + "\"}}";
        };
        write("plan.json", "{\"format_version\":\"1.2\",\"planned_values\":{\"root_module\":{"
                           "\"resources\":["
                               + network("after")
                               + "]}},\"prior_state\":{\"values\":{\"root_module\":{\"resources\":["
                               + network("before") + "]}}}}");
        QVERIFY(person.window().session().open({path("plan.json")}));
        QCOMPARE(networks(person), QStringList{QStringLiteral("after x 10.0.0.0/16")});
        person.run(QStringLiteral("file.otherSide"));
        QCOMPARE(networks(person), QStringList{QStringLiteral("before x 10.0.0.0/16")});
        QVERIFY(person.window().windowTitle().contains(QStringLiteral("before the plan")));
        person.run(QStringLiteral("file.otherSide"));
        QCOMPARE(networks(person), QStringList{QStringLiteral("after x 10.0.0.0/16")});
        // The difference of both, whichever is shown.
        for (int side = 0; side < 2; ++side) {
            QString report;
            person.inDialog<views::CompareDialog>([&](views::CompareDialog& dialog) {
                const bool isThere = QTest::qWaitFor([&] { return !dialog.report().isEmpty(); });
                report = isThere ? dialog.report() : QString();
                dialog.reject();
            });
            person.run(QStringLiteral("file.planChanges"));
            QVERIFY2(report.contains(QStringLiteral("Removed: virtual network before")),
                     qPrintable(report));
            QVERIFY2(report.contains(QStringLiteral("Added: virtual network after")),
                     qPrintable(report));
            person.run(QStringLiteral("file.otherSide"));
        }
    }

    void readsSeveralDroppedFilesAsOneEstate()
    {
        test::Person person;
        const QByteArray ids = "\"/subscriptions/s/resourceGroups/g/providers/Microsoft.Network/";
        write("nets.json", "[{\"id\":" + ids
                               + "virtualNetworks/v\",\"addressSpace\":{\"addressPrefixes\":["
                                 "\"10.0.0.0/16\"]},\"subnets\":[{\"name\":\"s\",\"id\":"
                               + ids
                               + "virtualNetworks/v/subnets/s\",\"addressPrefix\":\"10.0.0.0/24\"}]"
                                 "}]");
        write("nics.json", "[{\"id\":" + ids
                               + "networkInterfaces/n\",\"enableIpForwarding\":true,"
                                 "\"ipConfigurations\":[{\"name\":\"i\",\"privateIpAddress\":"
                                 "\"10.0.0.9\",\"subnet\":{\"id\":"
                               + ids + "virtualNetworks/v/subnets/s\"}}]}]");
        QVERIFY(person.drop({path("nics.json"), path("nets.json")}));
        int count = 0;
        person.document().all<azure::NetworkInterface>().forEach(
            [&](NicId id, const azure::NetworkInterface& nic) {
                ++count;
                QVERIFY(nic.enableIPForwarding);
                QVERIFY(nic.subnet());
                QCOMPARE(nic.ipConfigurations.front().privateIPAddress.toString(),
                         std::string("10.0.0.9"));
                static_cast<void>(id);
            });
        QCOMPARE(count, 1);
        // It is laid out at once.
        person.document().all<azure::VirtualNetwork>().forEach(
            [&](VnetId id, const azure::VirtualNetwork&) {
                QVERIFY(person.document().placement(id) != nullptr);
            });
    }
};

PEERSCAPE_TEST_CLASS(TestImportDialogs)
#include "tst_import_dialogs.moc"
