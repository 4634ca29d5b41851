#include "core/azure/image.h"
#include "core/base/base64.h"
#include "core/diagram/box_builder.h"
#include "core/diagram/note_box.h"
#include "core/edit/create.h"
#include "core/read/read.h"
#include "core/write/picture_formats.h"
#include "core/write/sanitise.h"
#include "core/write/write.h"
#include "tests/support/images.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace peerscape;
using azure::imageSize;
using azure::imageUrl;
using azure::isImageUrl;

namespace {

/// The beginning of a PNG file of that size.
std::string pngOf(std::uint32_t width, std::uint32_t height)
{
    std::string bytes("\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR", 16);
    for (const std::uint32_t side : {width, height}) {
        for (const unsigned shift : {24U, 16U, 8U, 0U})
            bytes += static_cast<char>((side >> shift) & 0xffU);
    }
    return bytes + std::string("\x08\x02\0\0\0", 5);
}

/// The beginning of a JPEG file of 300 by 200, with a comment of that length before the frame.
std::string jpegWith(std::size_t comment)
{
    std::string bytes("\xff\xd8\xff\xfe", 4);
    bytes += static_cast<char>((comment + 2) >> 8U);
    bytes += static_cast<char>((comment + 2) & 0xffU);
    bytes += std::string(comment, 'x');
    return bytes + std::string("\xff\xc2\0\x11\x08\0\xc8\x01\x2c\x03", 10);
}

std::string fileWith(std::string_view image)
{
    return R"({"format":"peerscape","version":1,"notes":[{"id":"note-1","name":"image","text":"Logo","image":")"
           + std::string(image)
           + R"("}],"layout":{"note-1":{"x":10,"y":20,"width":200,"height":60}}})";
}

azure::Document withImage()
{
    return edit::addImage({}, "Logo", Text(test::kSmallImage), {{10, 20}, {200, 60}})->next;
}

} // namespace

/// Pictures beside the network: what is one, how large it is drawn, and what becomes of it in
/// files.
class TestImages : public QObject
{
    Q_OBJECT

private slots:
    void sizesAreReadFromTheFirstBytes()
    {
        QVERIFY(imageSize(test::kSmallImage) == (azure::Size{2, 1}));
        QVERIFY(imageSize(*imageUrl(pngOf(4096, 7))) == (azure::Size{4096, 7}));
        for (const std::size_t comment : {0U, 1U, 2U, 3U, 60000U})
            QVERIFY(imageSize(*imageUrl(jpegWith(comment))) == (azure::Size{300, 200}));
    }

    void whatIsNoPictureIsRefused()
    {
        for (const std::string& bytes :
             {pngOf(4097, 7), pngOf(7, 4097), pngOf(0, 7), pngOf(7, 0xffffffffU), std::string(),
              std::string("GIF89a"), pngOf(9, 9).substr(0, 20), jpegWith(9).substr(0, 14),
              std::string("\xff\xd8\xff\xda\0\x02", 6), std::string("\xff\xd8\xff\xfe\0\0", 6)})
            QVERIFY(!imageUrl(bytes));
        QVERIFY(imageUrl(pngOf(9, 9) + std::string(azure::kMostImageBytes - 29, 'x')));
        QVERIFY(!imageUrl(pngOf(9, 9) + std::string(azure::kMostImageBytes - 28, 'x')));

        const std::string url(test::kSmallImage);
        QVERIFY(isImageUrl(url));
        for (const std::string& other :
             {std::string(), "http://example.com/" + url, "data:image/gif" + url.substr(14),
              "data:image/jpeg" + url.substr(14), url.substr(0, url.size() - 1), url + "AAA\"",
              url.substr(0, 60) + "\">" + url.substr(62),
              url.substr(0, 60) + "==" + url.substr(62)})
            QVERIFY2(!isImageUrl(other), other.c_str());
        QCOMPARE(edit::addImage({}, "x", Text("data:image/png;base64,AAAA"), {}).error().code,
                 std::string("NotAnImage"));
    }

    void aFileKeepsIt()
    {
        const auto read = read::read({{"design", fileWith(test::kSmallImage)}});
        QVERIFY(read.has_value());
        const auto* note = read->document.find(NoteId(1));
        QVERIFY(note != nullptr && note->image == test::kSmallImage && note->text == "Logo");
        const std::string saved = write::writePeerscape(read->document);
        QCOMPARE(write::writePeerscape(read::read({{"design", saved}})->document), saved);
    }

    void aFileWithSomethingElseIsRefusedAtItsPlace()
    {
        const auto read = read::read({{"design", fileWith("data:image/png;base64,AAAA")}});
        QVERIFY(!read);
        QVERIFY2(read.error().message.starts_with("design:1:"), read.error().message.c_str());
        QVERIFY2(read.error().message.find("PNG or JPEG") != std::string::npos,
                 read.error().message.c_str());
    }

    void itKeepsItsShapeInItsBox()
    {
        const azure::Document document = withImage();
        const auto& note = *document.find(NoteId(1));
        QVERIFY(diagram::boxRect(document, NoteId(1)) == (diagram::Rect{10, 20, 200, 60}));
        QVERIFY(diagram::imageRect(note, {10, 20, 200, 60}) == (diagram::Rect{50, 20, 120, 60}));
        QVERIFY(diagram::imageRect(note, {0, 0, 50, 100}) == (diagram::Rect{0, 37.5, 50, 25}));
        // Without a size as large as it is, but not larger than a network.
        const auto large = imageUrl(pngOf(4096, 2048));
        const auto placed = edit::addImage({}, "Plan", Text(*large), {{0, 0}, {}});
        const azure::Size size = diagram::neededSize(placed->next, placed->created.front());
        QVERIFY(size == (azure::Size{420, 210}));
    }

    void picturesShowIt()
    {
        const write::Picture picture(withImage(), {});
        const std::string svg = write::writePictureText(picture, write::PictureFormat::Svg);
        QVERIFY(
            svg.find(" x=\"50\" y=\"20\" width=\"120\" height=\"60\" preserveAspectRatio=\"none\" "
                     "xlink:href=\""
                     + std::string(test::kSmallImage))
            != std::string::npos);
        QVERIFY(svg.find("<title>Image: Logo</title>") != std::string::npos);
        const std::string drawio = write::writePictureText(picture, write::PictureFormat::Drawio);
        const std::string base64(azure::imageParts(test::kSmallImage)->base64);
        QVERIFY(drawio.find("shape=image;html=0;imageAspect=0;image=data:image/png," + base64 + ';')
                != std::string::npos);
    }

    void nobodyLearnsFromASanitisedOne()
    {
        const azure::Document clean = write::sanitised(withImage());
        QVERIFY(clean.find(NoteId(1))->image.empty());
    }
};

PEERSCAPE_TEST_CLASS(TestImages)
#include "tst_images.moc"
